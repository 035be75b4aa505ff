import { CrossClusterServiceEntry, MeshCluster } from '../../../lib/index';
import type { MeshApp } from '../../../lib/index';
import { refusalsOf } from '../../support/fleet-schema';
import { synth } from '../../support/synth';
import { CALLERS, ECHO, addGateway, emptyMesh, trainingMesh } from '../../support/training-mesh';

/** What one program writes about its fleet; the other cluster of the mesh is known by its report alone. */
function fleetOf(own: 'us' | 'eu', other?: { readonly name: string; readonly report: string }): string {
  const { files } = synth((app: MeshApp) => {
    const mesh = emptyMesh(app);
    const cluster = new MeshCluster(mesh, own, { region: own === 'us' ? 'us-east-1' : 'eu-west-1' });
    addGateway(cluster);
    if (other !== undefined) MeshCluster.fromReport(mesh, other.name, other.report);
    if (own === 'us') {
      new CrossClusterServiceEntry(mesh, 'echo', {
        host: 'echo.mesh.local',
        service: ECHO,
        exportedBy: [cluster],
        callers: CALLERS,
      });
    }
  });
  return files.get('fleet.json') ?? '';
}

test('synth writes the report beside what is applied, and lists it among the files of the mesh', () => {
  const { files } = synth((app) => trainingMesh(app));
  expect(refusalsOf(JSON.parse(files.get('fleet.json') ?? ''))).toEqual([]);
  expect(files.get('fleet.md')).toMatch(/^# Fleet of mesh training-mesh\n/);
  const listed = files.get('.cdk8s-mesh/_mesh')?.match(/\S+$/gm);
  expect(listed).toEqual(['argocd/apps/_project.yaml', 'argocd/root.yaml', 'fleet.json', 'fleet.md']);
});

test('two programs that read the reports of each other call each other, and then nothing changes any more', () => {
  const alone = fleetOf('eu');
  const us = fleetOf('us', { name: 'eu', report: alone });
  const eu = fleetOf('eu', { name: 'us', report: us });
  const calls = { caller: 'frontend/frontend', host: 'echo.mesh.local', exporter: 'us' };
  expect(JSON.parse(us)).toMatchObject({ edges: [{ ...calls, clusters: ['us'], via: 'local' }] });
  expect(JSON.parse(eu)).toMatchObject({ hosts: [], edges: [{ ...calls, clusters: ['eu'], via: 'gateway' }] });
  expect(fleetOf('us', { name: 'eu', report: eu })).toBe(us);
  expect(fleetOf('eu', { name: 'us', report: us })).toBe(eu);
});
