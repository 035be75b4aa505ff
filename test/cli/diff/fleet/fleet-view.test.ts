import { callsOf } from '../../../../lib/cli/diff/compare/call-changes';
import { fleetFromObjects } from '../../../../lib/cli/diff/fleet/fleet-from-objects';
import { fleetFromReport } from '../../../../lib/cli/diff/fleet/fleet-from-report';
import { ObjectReader } from '../../../../lib/cli/diff/read/objects-in';
import { fleetReport } from '../../../../lib/output/report/fleet-report';
import { fleetOf } from '../../../model/facts';
import { synth } from '../../../support/synth';
import { trainingMesh } from '../../../support/training-mesh';
import { reviewedMesh } from '../reviewed-mesh';
import { treeOf } from '../trees';

const yamlOf = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].filter(([path]) => path.endsWith('.yaml')));

test.each<readonly [string, Parameters<typeof synth>[0]]>([
  ['the training mesh', (app) => trainingMesh(app)],
  ['three clusters', reviewedMesh],
  [
    'three clusters, one of them drained',
    (app) => {
      reviewedMesh(app, { clusters: { ap: { inRotation: false } } });
    },
  ],
])('the objects of %s tell the same hosts and calls as its report', (_title, declare) => {
  const { files } = synth(declare);
  const told = fleetFromReport(files.get('fleet.json') ?? '');
  const seen = fleetFromObjects(new ObjectReader(), treeOf(yamlOf(files)));
  expect(told).toBeDefined();
  expect([...callsOf(seen.edges).keys()].sort()).toEqual([...callsOf(told?.edges ?? []).keys()].sort());
  expect([...seen.hosts.keys()].sort()).toEqual([...(told?.hosts.keys() ?? [])].sort());
  expect([...seen.clusters.keys()]).toEqual([...(told?.clusters.keys() ?? [])].sort());
});

const report = fleetReport(fleetOf());

test.each<readonly [string, string]>([
  ['no JSON', '<<<<<<< HEAD'],
  ['null', 'null'],
  ['another version', JSON.stringify({ ...report, version: 3 })],
  [
    'edges of another form',
    JSON.stringify({ ...report, edges: [{ host: 'a', exporter: 'b', caller: 'c', cluster: 'd' }] }),
  ],
  ['no clusters', JSON.stringify({ ...report, clusters: undefined })],
])('a report with %s cannot be read', (_title, json) => {
  expect(fleetFromReport(json)).toBeUndefined();
});

test('a report of a later release may say more', () => {
  expect(fleetFromReport(JSON.stringify({ ...report, more: 1 }))?.hosts.get('echo.mesh.local')).toMatchObject({
    service: 'echo/echo',
    exportedBy: ['eu', 'us'],
  });
});
