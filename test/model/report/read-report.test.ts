import fc from 'fast-check';
import type { MeshFacts } from '../../../lib/model/facts/mesh';
import type { ReportedClusterFacts } from '../../../lib/model/facts/cluster-from-report';
import { reportedCluster } from '../../../lib/model/report/read-report';
import { RULES } from '../../../lib/model/rules/index';
import { problemsOf } from '../../../lib/model/rules/rule';
import { fleetFiles } from '../../../lib/output/report/fleet-files';
import { refusalsOf } from '../../support/fleet-schema';
import { FLEETS } from '../../support/fleets';
import { declaredOf, entry, fleetOf, reported, ordered, standby, weighted } from '../facts';

const PATH = 'training-mesh/eu';
const MESH = fleetOf().mesh;

function textOf(fleet = fleetOf()): string {
  return fleetFiles(fleet).get('fleet.json') ?? '';
}

type Json = Record<string, unknown>;

const DELETED = Symbol('deleted');

/** The report of two clusters, with another value at one place. */
function changed(place: string, value: unknown): string {
  const report: unknown = JSON.parse(textOf());
  put(report, place.split('.'), value);
  return JSON.stringify(report);
}

function read(text: string, name = 'eu', mesh: MeshFacts = MESH): ReportedClusterFacts {
  return reportedCluster(PATH, name, mesh, text);
}

describe('a report that is read back', () => {
  test.each(FLEETS)('%s: describes each written cluster as its program does', (_title, fleet) => {
    const text = textOf(fleet);
    for (const { name, region, network, inRotation } of fleet.clusters) {
      const path = `training-mesh/${name}`;
      const addresses = fleet.gatewaysOf(name).map(({ address }) => address);
      const entries = fleet
        .exportsOf(name)
        .map((each) => ({ ...each, path: `${path}/${each.id}` }))
        .sort((a, b) => (a.host < b.host ? -1 : 1));
      const facts = { path, name, region, network, inRotation, addresses, entries, fault: undefined };
      expect(reportedCluster(path, name, fleet.mesh, text)).toStrictEqual(facts);
    }
  });

  test.each(['later', 'mesh.later', 'clusters.0.later', 'hosts.0.later', 'hosts.0.service.later'])(
    'may have a field that this release does not know: %s',
    (place) => {
      expect(read(changed(place, { any: 'thing' }))).toStrictEqual(read(textOf()));
    },
  );
});

const DEEP = `${'['.repeat(1e6)}${']'.repeat(1e6)}`;
const onlyKnown = fleetOf({ clusters: [], gateways: [], reported: [reported('eu')], entries: [] });
const another = { id: 'training-mesh', trustDomain: 'corp.local' };
const named = { type: 'IPAddress', values: ['a.example.com'], externalDns: false };

const malformed: readonly (readonly [string, string, RegExp, unknown])[] = [
  ['no JSON', '<html>', /not the JSON of a fleet/, '<html>'],
  ['an empty file', '', /not the JSON of a fleet/, ''],
  ['JSON of something else', '{"a":1}', /not the JSON of a fleet/, '{"a":1}'],
  ['null', 'null', /not the JSON of a fleet/, 'null'],
  ['a conflict of Git', `<<<<<<< HEAD\n${textOf()}`, /not the JSON of a fleet/, expect.stringMatching(/^<<<<<<< HEAD/)],
  ['a later version', changed('version', 3), /not of version 2/, 3],
  ['another mesh', changed('mesh.id', 'x'), /another mesh than "training-mesh"/, { ...another, id: 'x' }],
  ['another trust domain', changed('mesh.trustDomain', 'x'), /domain "corp.local"/, { ...another, trustDomain: 'x' }],
  ['no such cluster', changed('clusters.0', DELETED), /no cluster of this name.*: us$/, 'eu'],
  ['a cluster that its repository only knows', textOf(onlyKnown), /no cluster of this name/, 'eu'],
  ['no list of clusters', changed('clusters', DELETED), /at clusters$/, undefined],
  ['a cluster that is null', changed('clusters.2', null), /at clusters\[2\]$/, null],
  ['a host without anything', changed('hosts.1', {}), /at hosts\[1\]\.id$/, undefined],
  ['a cluster twice', changed('clusters.0.name', 'us'), /at clusters\[1\]\.name$/, 'us'],
  ['an id that leads elsewhere', changed('hosts.0.id', '../../us'), /at hosts\[0\]\.id$/, '../../us'],
  ['nobody as callers', changed('hosts.0.callers', []), /at hosts\[0\]\.callers$/, 'a list of 0'],
  ['a text for a flag', changed('clusters.0.inRotation', 'no'), /at clusters\[0\]\.inRotation$/, 'no'],
  ['a name as IP address', changed('clusters.0.addresses.0', named), /addresses\[0\]\.values$/, 'a list of 1'],
  ['a port of UDP', changed('hosts.0.service.ports.0.protocol', 'UDP'), /at hosts.*ports\[0\]\.protocol$/, 'UDP'],
  ['an object for a list', changed('hosts.0.exportedBy', {}), /at hosts\[0\]\.exportedBy$/, 'an object'],
  ['an unknown routing', changed('hosts.0.routing.type', 'random'), /at hosts\[0\]\.routing$/, 'an object'],
  ['a million levels', changed('mesh', 'DEEP').replace('"DEEP"', DEEP), /at mesh$/, 'a list of 1'],
];

test.each(malformed)('a report with %s is at fault as a whole, and says where', (_title, text, what, value) => {
  const { fault, ...rest } = read(text);
  expect(fault?.what).toMatch(what);
  expect(fault?.value).toEqual(value);
  expect(fault?.fix).toMatch(/fleet\.json|releases|same mesh id/);
  expect(rest).toEqual({
    path: PATH,
    name: 'eu',
    region: 'unknown',
    network: 'eu',
    inRotation: false,
    addresses: [],
    entries: [],
  });
});

describe('a report that somebody has changed', () => {
  const text = textOf(
    fleetOf({
      entries: [
        entry('echo', { routing: ordered('eu', 'us'), address: '240.0.0.1' }),
        entry('shared', { routing: weighted(['us', 100]) }),
        entry('standby', { routing: standby('us', 'eu') }),
        entry('open', { callers: undefined }),
      ],
    }),
  );

  test('at one place is read unchanged or not at all', () => {
    const places = placesIn(JSON.parse(text), ['mesh', 'clusters', 'hosts']);
    expect(places.length).toBeGreaterThan(80);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(fc.constant(DELETED), fc.jsonValue(), near()),
        (place, value) => {
          const report: unknown = JSON.parse(text);
          put(report, place, value);
          const facts = read(JSON.stringify(report));
          if (facts.fault !== undefined) expect([facts.entries, facts.addresses]).toEqual([[], []]);
          else expect(refusalsOf(report)).toEqual([]);
          // Whatever it says, the rest of the library can work with it.
          const fleet = fleetOf({ clusters: declaredOf().clusters.slice(0, 1), reported: [facts], entries: [] });
          problemsOf(fleet, RULES);
          fleetFiles(fleet);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('character by character never stops the program', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(40), fc.string({ maxLength: 4 }), (start, length, inserted) => {
        const { fault, entries } = read(`${text.slice(0, start)}${inserted}${text.slice(start + length)}`);
        expect(fault === undefined || entries.length === 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Values that stand in reports, in wrong places. */
function near(): fc.Arbitrary<unknown> {
  return fc.constantFrom(null, [], {}, [null], [{}], '', 'eu', 'Not A Name', '192.0.2.1', 0, -1, 1.5, 80, 65_536, true);
}

/** Ways to all values below some fields. */
function placesIn(report: unknown, names: readonly string[]): readonly (readonly string[])[] {
  const below = (value: unknown, way: readonly string[]): (readonly string[])[] =>
    value !== null && typeof value === 'object'
      ? [way, ...Object.entries(value).flatMap(([key, item]) => below(item, [...way, key]))]
      : [way];
  return names.flatMap((name) => below((report as Json)[name], [name]));
}

function put(report: unknown, place: readonly string[], value: unknown): void {
  const parent = place.slice(0, -1).reduce<unknown>((each, key) => (each as Json)[key], report) as Json;
  const key = place.at(-1) ?? '';
  if (value !== DELETED) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}
