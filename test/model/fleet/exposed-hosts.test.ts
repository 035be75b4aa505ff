import { exposedHosts } from '../../../lib/model/fleet/exposed-hosts';
import { cluster, entry, fleetOf, service } from '../facts';

const other = service({ namespace: 'shop', name: 'cart' });

test('a gateway passes on what others call, sorted, each name once', () => {
  const fleet = fleetOf({
    entries: [
      entry('z', { exportedBy: ['us', 'eu'], importedBy: [] }),
      entry('a', { exportedBy: ['us'], importedBy: ['eu'], service: other }),
      entry('own', { exportedBy: ['us'], importedBy: ['us'] }),
      entry('again', { host: 'a.mesh.local', exportedBy: ['us'] }),
    ],
  });

  expect(exposedHosts(fleet, 'us')).toEqual(['a.mesh.local', 'z.mesh.local']);
  expect(exposedHosts(fleet, 'eu')).toEqual(['z.mesh.local']);
});

test('the own name of a service is passed on where it is global, once for all its entries', () => {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const fleet = fleetOf({
    clusters,
    entries: [
      entry('a', { globalServiceName: true }),
      entry('b', { globalServiceName: true }),
      entry('c', { exportedBy: ['ap'] }),
    ],
  });

  expect(exposedHosts(fleet, 'us')).toEqual(['a.mesh.local', 'b.mesh.local', 'echo.echo.svc.cluster.local']);
  expect(exposedHosts(fleet, 'ap')).toEqual(['c.mesh.local']);
});

test('a cluster that runs nothing, or nothing that others call, passes nothing on', () => {
  const own = entry('own', { exportedBy: ['us'], importedBy: [] });

  expect(exposedHosts(fleetOf({ entries: [own] }), 'us')).toEqual([]);
  expect(exposedHosts(fleetOf({ entries: [own] }), 'eu')).toEqual([]);
});
