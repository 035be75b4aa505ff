import fc from 'fast-check';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  InvalidMeshError,
  Mesh,
  MeshApp,
  MeshCluster,
} from '../../lib';
import type { Manifest } from '../../lib';
import { manifestsOf, renderMesh } from '../../lib/testing';
import { knows, validate } from '../schemas/validator';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1'];

/** How one host is shared: indexes of clusters, and what is said about them. */
interface Host {
  readonly exporters: readonly number[];
  readonly importers: readonly number[] | undefined;
  readonly preference: 'none' | 'order' | 'weights' | 'standby';
  readonly globalServiceName: boolean;
  readonly callers: boolean;
}

interface Shape {
  /** Index of the region and of the network of each cluster, and its gateways. */
  readonly clusters: readonly { region: number; network: number; gateways: number; inRotation: boolean }[];
  readonly hosts: readonly Host[];
}

const shapes: fc.Arbitrary<Shape> = fc.constantFrom(1, 2, 3, 6).chain((size) => {
  const indexes = Array.from({ length: size }, (_, index) => index);
  return fc.record({
    clusters: fc.array(
      fc.record({
        region: fc.nat(2),
        network: fc.nat(size - 1),
        gateways: fc.integer({ min: 1, max: 2 }),
        inRotation: fc.boolean(),
      }),
      { minLength: size, maxLength: size },
    ),
    hosts: fc.array(
      fc.record({
        exporters: fc.shuffledSubarray(indexes, { minLength: 1 }),
        importers: fc.option(fc.shuffledSubarray(indexes), { nil: undefined }),
        preference: fc.constantFrom('none' as const, 'order' as const, 'weights' as const, 'standby' as const),
        globalServiceName: fc.boolean(),
        callers: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  });
});

function declare({ clusters, hosts }: Shape): { mesh: Mesh; members: readonly MeshCluster[] } {
  const mesh = new Mesh(new MeshApp(), 'shapes', {
    delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/x' }),
  });
  const members = clusters.map(({ region, network, inRotation }, index) => {
    const props = { region: REGIONS[region] ?? '', network: `net-${network}`, inRotation };
    return new MeshCluster(mesh, `c${index}`, props);
  });
  members.forEach((cluster, index) => {
    for (let number = 0; number < (clusters[index]?.gateways ?? 0); number++) {
      const address = GatewayAddress.hostname(`gateway-${number}.${cluster.node.id}.example.com`);
      new EastWestGateway(cluster, `gateway${number}`, { address });
    }
  });
  hosts.forEach((host, index) => {
    addHost(mesh, members, host, `host${index}`);
  });
  return { mesh, members };
}

function addHost(mesh: Mesh, members: readonly MeshCluster[], host: Host, name: string): void {
  const chosen = (indexes: readonly number[]): MeshCluster[] => indexes.flatMap((index) => members[index] ?? []);
  const exporters = chosen(host.exporters);
  const rest = exporters.length - 1;
  const share = Math.floor(100 / exporters.length);
  const service = { namespace: name, name, serviceAccount: name, selector: { app: name } };
  new CrossClusterServiceEntry(mesh, name, {
    host: `${name}.mesh.local`,
    service: { ...service, ports: [{ name: 'http', port: 80 }] },
    exportedBy: exporters,
    ...(host.importers && { importedBy: chosen(host.importers) }),
    ...(host.callers && { callers: [{ namespace: 'frontend', serviceAccount: 'frontend' }] }),
    ...((host.preference === 'order' || host.preference === 'standby') && { failoverOrder: exporters }),
    ...(host.preference === 'standby' && { localFirst: false }),
    ...(host.preference === 'weights' && {
      weights: exporters.map((cluster, index) => ({ cluster, weight: index === rest ? 100 - share * rest : share })),
    }),
    globalServiceName: host.globalServiceName,
  });
}

/** What a shape renders for each of its clusters; undefined if rules refuse it, with a fix for each problem. */
function rendered(shape: Shape): ReadonlyMap<string, readonly Manifest[]> | undefined {
  const { mesh, members } = declare(shape);
  try {
    const files = renderMesh(mesh);
    return new Map(members.map((cluster) => [cluster.node.id, manifestsOf(files, cluster)]));
  } catch (error) {
    if (!(error instanceof InvalidMeshError)) throw error;
    expect(error.problems.filter(({ path, what, fix }) => !path || !what || !fix)).toEqual([]);
    return undefined;
  }
}

const spec = (manifest: Manifest): Record<string, unknown> => manifest.spec as Record<string, unknown>;
const ofKind = (manifests: readonly Manifest[], apiVersion: string, kind: string): readonly Manifest[] =>
  manifests.filter((manifest) => manifest.apiVersion === apiVersion && manifest.kind === kind);

/** Clusters whose endpoints a cluster has, as the ids of their networks. */
function networksCalled(manifests: readonly Manifest[]): readonly string[] {
  const endpoints = ofKind(manifests, 'networking.istio.io/v1', 'ServiceEntry').flatMap(
    (entry) => (spec(entry).endpoints ?? []) as { network: string }[],
  );
  const workloads = ofKind(manifests, 'networking.istio.io/v1', 'WorkloadEntry').map(
    (entry) => spec(entry) as { network: string },
  );
  return [...new Set([...endpoints, ...workloads].map(({ network }) => network))].sort();
}

test('fleets of 1, 2, 3 and 6 clusters either say what is wrong or are wired completely', () => {
  let wired = 0;
  fc.assert(
    fc.property(shapes, (shape) => {
      const clusters = rendered(shape);
      if (clusters === undefined) return;
      wired++;
      for (const [name, manifests] of clusters) {
        expect(manifests.filter(knows).flatMap(validate)).toEqual([]);
        const peers = ofKind(manifests, 'gateway.networking.k8s.io/v1', 'Gateway').map(({ metadata }) => metadata.name);
        expect([...peers].sort()).toEqual(networksCalled(manifests));
        // Nobody calls a cluster that is out of rotation, nor itself through its own gateway.
        const idle = shape.clusters.flatMap(({ inRotation }, index) => (inRotation ? [] : [`peer-c${index}`]));
        expect(peers.filter((peer) => idle.includes(peer) || peer === `peer-${name}`)).toEqual([]);
      }
      exposesWhatIsCalled(shape, clusters);
    }),
    { numRuns: 150 },
  );
  // Shapes that are refused are no proof.
  expect(wired).toBeGreaterThan(40);
});

/** The gateways of a cluster list exactly the hosts that it runs and that another cluster may call. */
function exposesWhatIsCalled({ clusters, hosts }: Shape, made: ReadonlyMap<string, readonly Manifest[]>): void {
  clusters.forEach(({ gateways }, index) => {
    const exposed = hosts.flatMap(({ exporters, importers, globalServiceName }, number) => {
      const others = [...exporters, ...(importers ?? clusters.keys())].filter((each) => each !== index);
      if (!exporters.includes(index) || others.length === 0) return [];
      const host = `host${number}`;
      return [`${host}.mesh.local`, ...(globalServiceName ? [`${host}.${host}.svc.cluster.local`] : [])];
    });
    const lists = ofKind(made.get(`c${index}`) ?? [], 'networking.istio.io/v1', 'Gateway').map((gateway) => {
      const [server] = spec(gateway).servers as { hosts: string[] }[];
      return server?.hosts;
    });
    const expected = exposed.length > 0 ? Array.from({ length: gateways }, () => [...exposed].sort()) : [];
    expect(lists).toEqual(expected);
  });
}
