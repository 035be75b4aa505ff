import { Fleet } from '../../../lib/model/fleet/fleet';
import { REPORT_VERSION } from '../../../lib/model/report/read-report';
import { fleetFiles } from '../../../lib/output/report/fleet-files';
import { fleetReport } from '../../../lib/output/report/fleet-report';
import { cluster, declaredOf, entry, fleetOf, gateway, reported, service } from '../../model/facts';
import { FLEET_SCHEMA, refusalsOf } from '../../support/fleet-schema';
import { FLEETS } from '../../support/fleets';

/** The report as somebody reads it from the file. */
function read(fleet: Fleet): Record<string, unknown[]> {
  return JSON.parse(fleetFiles(fleet).get('fleet.json') ?? '') as Record<string, unknown[]>;
}

describe('the schema that the package ships', () => {
  test.each(FLEETS)('takes the report of %s', (_title, fleet) => {
    expect(refusalsOf(read(fleet))).toEqual([]);
  });

  test.each(FLEETS)('refuses the report of %s with one field more or less', (_title, fleet) => {
    const report = read(fleet);
    for (const object of objectsIn(report)) {
      const [[key, value] = ['', undefined]] = Object.entries(object);
      object.more = 1;
      expect(refusalsOf(report)).not.toEqual([]);
      Reflect.deleteProperty(object, 'more');
      Reflect.deleteProperty(object, key);
      expect(refusalsOf(report)).not.toEqual([]);
      object[key] = value;
    }
    expect(refusalsOf(report)).toEqual([]);
  });

  test('is of the version that is written', () => {
    expect(FLEET_SCHEMA).toMatchObject({
      $id: fleetReport(fleetOf()).$schema,
      properties: { version: { const: REPORT_VERSION } },
    });
  });

  test('describes every field', () => {
    const silent = fieldsIn(FLEET_SCHEMA, '').filter(([, field]) => !described(field));
    expect(silent.map(([path]) => path)).toEqual([]);
    expect(fieldsIn(FLEET_SCHEMA, '').length).toBeGreaterThan(50);
  });
});

test('clusters of all repositories are sorted by name, and say who writes them', () => {
  const clusters = ['us', 'eu'].map((name) => cluster(name));
  const report = read(
    fleetOf({ clusters, reported: [reported('ap')], gateways: [gateway('us'), gateway('us', { id: 'b' })] }),
  );
  expect(report.clusters).toMatchObject([
    { name: 'ap', written: false, addresses: [{ values: ['eastwest.ap.example.com'] }] },
    { name: 'eu', written: true, istio: '1.30.3', addresses: [] },
    { name: 'us', written: true, istio: '1.30.3', addresses: [{}, {}] },
  ]);
  expect(report.clusters?.[0]).not.toHaveProperty('istio');
});

test('hosts are those that the program declares, sorted by host', () => {
  const entries = [entry('1', { host: 'b.mesh.local' }), entry('2', { host: 'a.mesh.local' })];
  const far = { ...entry('far', { exportedBy: ['ap'], path: 'training-mesh/ap/far' }), importedBy: ['us'] };
  const report = read(fleetOf({ entries, reported: [reported('ap', { entries: [far] })] }));
  expect(report.hosts).toMatchObject([{ host: 'a.mesh.local' }, { host: 'b.mesh.local' }]);
  expect(report.edges).toContainEqual(expect.objectContaining({ host: 'far.mesh.local' }));
});

test('a cluster that only calls, as others do, is one item more, and else a name in items that are there', () => {
  const lines = (callers: number): readonly string[] => {
    const names = Array.from({ length: callers }, (_, index) => `caller-${index}`);
    const clusters = ['us', 'eu', ...names].map((name) => cluster(name, { region: name }));
    const entries = ['a', 'b'].map((id) => entry(id, { service: service({ name: id }) }));
    const text = fleetFiles(fleetOf({ clusters, entries })).get('fleet.json') ?? '';
    return text.split('\n').slice(0, -1);
  };
  expect(lines(30).length - lines(20).length).toBe(10);
  expect(lines(30).filter((line) => line.includes('"caller-0", "caller-1", "caller-10"'))).not.toHaveLength(0);
});

test('any order of declaration gives the same two files', () => {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const entries = ['b', 'a', 'c'].map((id) => entry(id));
  const declared = declaredOf({ clusters, entries });
  const turned = {
    ...declared,
    clusters: [...declared.clusters].reverse(),
    gateways: [...declared.gateways].reverse(),
    entries: [...declared.entries].reverse(),
  };
  expect(fleetFiles(new Fleet(turned))).toEqual(fleetFiles(new Fleet(declared)));
});

function objectsIn(value: unknown): readonly Record<string, unknown>[] {
  if (value === null || typeof value !== 'object') return [];
  const below = Object.values(value).flatMap(objectsIn);
  // Maps may have any keys.
  const isMap = 'app' in value || Object.keys(value).every((key) => ['us', 'eu', 'ap'].includes(key));
  return Array.isArray(value) || isMap ? below : [value as Record<string, unknown>, ...below];
}

/** All fields of a schema and of what it is made of, by their way. */
function fieldsIn(schema: unknown, way: string): readonly (readonly [string, Record<string, unknown>])[] {
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const below = fieldsIn(value, `${way}/${key}`);
    return way.endsWith('/properties')
      ? [[`${way}/${key}`, value as Record<string, unknown>] as const, ...below]
      : below;
  });
}

/** A reference says it where it leads to. */
function described({ description, $ref }: Record<string, unknown>): boolean {
  return typeof description === 'string' ? description !== '' : $ref !== undefined;
}
