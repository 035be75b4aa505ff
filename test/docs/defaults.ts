import { join } from 'node:path';
import type { Duration, Size } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  ConsoleExposure,
  GatewayAddress,
  Istio,
  Mesh,
  MeshApp,
  MeshCluster,
  ObservabilityStack,
  RemoteCredentials,
} from '../../lib';
import type { Fleet, Manifest } from '../../lib';
import { bytesOf } from '../../lib/delivery/argo-cd/validate/quantity';
import { renderMesh } from '../../lib/testing';
import { ECHO } from '../support/training-mesh';

/** How to see what a prop is when nobody sets it. */
export interface DefaultRow {
  /** What the code makes of it; only what is required is given. */
  readonly made: () => unknown;
  /** The documented value as it stands there, where it is not the same thing. */
  readonly as?: (documented: never) => unknown;
}

const REPOSITORY = 'https://git.example.com/platform/mesh.git';

interface Made {
  readonly mesh: Mesh;
  readonly fleet: Fleet;
  readonly files: ReadonlyMap<string, readonly Manifest[]>;
}

/** A mesh in which nothing is given that can be left out. */
function bareMesh(): Made {
  let fleet: Fleet | undefined;
  const spy = {
    id: 'spy',
    check: (declared: Fleet) => {
      fleet = declared;
      return [];
    },
  };
  const app = new MeshApp();
  const mesh = new Mesh(app, 'bare', { delivery: Delivery.argoCd({ repoUrl: REPOSITORY }), rules: [spy] });
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  us.addNamespace('shop');
  new EastWestGateway(us, 'eastwest', { address: GatewayAddress.externalDns('eastwest.us.example.com') });
  new CrossClusterServiceEntry(mesh, 'echo', { host: 'echo.mesh.local', service: ECHO, exportedBy: [us] });
  new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
  const files = renderMesh(mesh);
  if (fleet === undefined) throw new Error('the rules were not run');
  return { mesh, fleet, files };
}

const bare = bareMesh();
const [cluster] = bare.fleet.clusters;
const [gateway] = bare.fleet.gateways;
const [namespace] = bare.fleet.namespaces;
const [entry] = bare.fleet.entries;
const [stack] = bare.fleet.observability;

/** A value in the last manifest of a file, by the names on the way to it. */
function at(file: string, ...keys: string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], bare.files.get(file)?.at(-1));
}

function fluxEntry(): Manifest | undefined {
  const mesh = new Mesh(new MeshApp(), 'bare', { delivery: Delivery.flux({ sourceRef: { name: 'here' } }) });
  new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  return renderMesh(mesh).get('flux/us/mesh.yaml')?.[0];
}

const flux = fluxEntry() as unknown as {
  readonly metadata: { readonly namespace: string };
  readonly spec: { readonly path: string; readonly sourceRef: { readonly kind: string } };
};

/** Of the Application that an item without a setting of its own is for. */
const syncPolicy = at('argocd/apps/us/istiod.yaml', 'spec', 'syncPolicy') as {
  readonly automated: { readonly enabled?: boolean };
  readonly retry: Readonly<Record<string, unknown>> & { readonly backoff: Readonly<Record<string, unknown>> };
};

/** The most bytes of a layer that the delivery accepts. */
function largestLayer(): number | undefined {
  const accepts = (bytes: number): boolean =>
    cluster !== undefined &&
    bare.mesh.delivery.checkSizes?.(cluster, [{ layer: 'config', component: 'a', bytes }]).length === 0;
  return [1_000_000, 10_000_000, 100_000_000].find((bytes) => accepts(bytes) && !accepts(bytes + 1));
}

const [argoCdPrerequisite = ''] = cluster === undefined ? [] : bare.mesh.delivery.prerequisites(cluster);

const storeFacts = RemoteCredentials.externalSecret({ store: 'vault' }).facts as Readonly<Record<string, string>>;

/** One row for each optional prop whose `@default` is a value. */
export const DEFAULTS: Readonly<Record<string, DefaultRow>> = {
  'MeshAppProps.outdir': { made: () => new MeshApp().outdir },
  'MeshProps.trustDomain': { made: () => bare.fleet.mesh.trustDomain },
  'MeshProps.sidecarBudget': {
    made: () => bare.fleet.mesh.sidecarBudgetBytes,
    as: (size: Size) => size.toKibibytes() * 1024,
  },
  'MeshProps.rules': { made: () => new Mesh(new MeshApp(), 'm', { delivery: bare.mesh.delivery }).rules },
  'MeshProps.strict': { made: () => bare.mesh.strict },
  'ArgoCdProps.targetRevision': { made: () => at('argocd/root.yaml', 'spec', 'source', 'targetRevision') },
  'ArgoCdProps.path': {
    made: () => at('argocd/root.yaml', 'spec', 'source', 'path'),
    as: (path: string) => join(path, 'argocd/apps'),
  },
  'ArgoCdProps.namespace': { made: () => at('argocd/root.yaml', 'metadata', 'namespace') },
  'ArgoCdProps.topology': { made: () => (bare.files.has('argocd/root.yaml') ? 'hub' : 'perCluster') },
  'ArgoCdProps.argoCdVersion': { made: () => /\((\S+) or later\)/.exec(argoCdPrerequisite)?.[1] },
  'ArgoCdProps.maxManifestsSize': { made: largestLayer, as: bytesOf },
  'ArgoCdApplicationSettings.automated': { made: () => syncPolicy.automated.enabled ?? true },
  'ArgoCdRetry.limit': { made: () => syncPolicy.retry.limit },
  'ArgoCdRetry.refresh': { made: () => syncPolicy.retry.refresh },
  'ArgoCdBackoff.duration': { made: () => syncPolicy.retry.backoff.duration },
  'ArgoCdBackoff.factor': { made: () => syncPolicy.retry.backoff.factor },
  'ArgoCdBackoff.maxDuration': { made: () => syncPolicy.retry.backoff.maxDuration },
  'FluxSourceRef.kind': { made: () => flux.spec.sourceRef.kind },
  'FluxProps.path': { made: () => flux.spec.path, as: (path: string) => `./${path}/flux/_steps/us` },
  'FluxProps.namespace': { made: () => flux.metadata.namespace },
  'MeshClusterProps.inRotation': { made: () => cluster?.inRotation },
  'MeshClusterProps.gatewayApiCrds': { made: () => cluster?.gatewayApiCrds },
  'NamespaceProps.injection': { made: () => namespace?.injection },
  'NamespaceProps.labels': { made: () => namespace?.labels },
  'ExistingIstioProps.namespace': { made: () => Istio.existing({ version: '1.30.3' }).facts.namespace },
  'ExistingIstioProps.dnsCapture': { made: () => Istio.existing({ version: '1.30.3' }).facts.dnsCapture },
  'ManagedIstioProps.dnsCapture': { made: () => cluster?.istio.dnsCapture },
  'ManagedIstioProps.values': { made: () => cluster?.istio.values },
  'EastWestGatewayProps.minReplicas': { made: () => gateway?.minReplicas },
  'EastWestGatewayProps.serviceAnnotations': { made: () => gateway?.serviceAnnotations },
  'CrossClusterServiceEntryProps.globalServiceName': { made: () => entry?.globalServiceName },
  'RemoteExternalSecretProps.storeKind': { made: () => storeFacts.storeKind },
  'RemoteExternalSecretProps.keyPrefix': { made: () => storeFacts.keyPrefix },
  'ObservabilityStackProps.retention': {
    made: () => stack?.retention,
    as: (duration: Duration) => `${duration.toDays()}d`,
  },
  'ObservabilityStackProps.prometheusValues': { made: () => stack?.prometheusValues },
  'ObservabilityStackProps.kialiValues': { made: () => stack?.kialiValues },
};
