import type { MeshApp } from '../../lib';
import { CrossClusterServiceEntry, Delivery, EastWestGateway, GatewayAddress, Mesh, MeshCluster } from '../../lib';
import { ECHO, EchoChart } from '../../workloads/echo';

export const REPOSITORY = 'https://git.example.com/platform/training-mesh.git';
export const CALLERS = [{ namespace: 'frontend', serviceAccount: 'frontend' }];
export { ECHO };

/** A mesh without clusters. */
export function emptyMesh(app: MeshApp): Mesh {
  return new Mesh(app, 'training-mesh', {
    trustDomain: 'corp.local',
    delivery: Delivery.argoCd({ repoUrl: REPOSITORY }),
  });
}

export interface TrainingMesh {
  readonly mesh: Mesh;
  readonly us: MeshCluster;
  readonly eu: MeshCluster;
}

/** Two clusters, each with a gateway. */
export function twoClusters(app: MeshApp): TrainingMesh {
  const mesh = emptyMesh(app);
  const us = new MeshCluster(mesh, 'us', { network: 'us-net', region: 'us-east-1' });
  const eu = new MeshCluster(mesh, 'eu', { network: 'eu-net', region: 'eu-west-1' });
  for (const cluster of [us, eu]) addGateway(cluster);
  return { mesh, us, eu };
}

export function addGateway(cluster: MeshCluster): void {
  const address = GatewayAddress.externalDns(`eastwest.${cluster.node.id}.example.com`);
  new EastWestGateway(cluster, 'eastwest', { address });
}

/** One thing that the training mesh declares; the order of all of them must not matter. */
export type Step = (mesh: Mesh, us: MeshCluster, eu: MeshCluster) => void;

export const STEPS: readonly Step[] = [
  (_mesh, us) => {
    addGateway(us);
  },
  (_mesh, _us, eu) => {
    addGateway(eu);
  },
  (_mesh, us) => {
    us.addNamespace('echo');
  },
  (_mesh, _us, eu) => {
    eu.addNamespace('echo');
  },
  (_mesh, us) => {
    us.addNamespace('frontend', { labels: { team: 'web' } });
  },
  (_mesh, us) => new EchoChart(us, 'echo', { region: 'us' }),
  (_mesh, _us, eu) => new EchoChart(eu, 'echo', { region: 'eu' }),
  (mesh, _us, eu) =>
    new CrossClusterServiceEntry(mesh, 'echo-eu', {
      host: 'echo.eu.mesh.local',
      service: ECHO,
      exportedBy: [eu],
      callers: CALLERS,
    }),
  (mesh, us, eu) =>
    new CrossClusterServiceEntry(mesh, 'echo', {
      host: 'echo.mesh.local',
      service: ECHO,
      exportedBy: [eu, us],
      callers: CALLERS,
    }),
  (mesh, us, eu) =>
    new CrossClusterServiceEntry(mesh, 'open', {
      host: 'open.mesh.local',
      service: { ...ECHO, name: 'open', selector: { app: 'open' } },
      exportedBy: [us],
      importedBy: [eu],
    }),
];

/** The whole training mesh, declared in the order given. */
export function trainingMesh(
  app: MeshApp,
  order: readonly number[] = STEPS.map((_step, index) => index),
  flip = false,
): TrainingMesh {
  const mesh = emptyMesh(app);
  const clusters = { us: { network: 'us-net', region: 'us-east-1' }, eu: { network: 'eu-net', region: 'eu-west-1' } };
  const names = flip ? (['eu', 'us'] as const) : (['us', 'eu'] as const);
  const made = new Map(names.map((name) => [name, new MeshCluster(mesh, name, clusters[name])]));
  const us = made.get('us');
  const eu = made.get('eu');
  if (us === undefined || eu === undefined) throw new Error('both clusters are made');
  for (const index of order) STEPS[index]?.(mesh, us, eu);
  return { mesh, us, eu };
}
