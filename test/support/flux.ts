import { parse } from 'yaml';
import {
  CrossClusterServiceEntry,
  Delivery,
  EndpointDiscovery,
  ConsoleExposure,
  Mesh,
  MeshCluster,
  ObservabilityStack,
  RemoteCredentials,
} from '../../lib';
import type {
  DeliveredFile,
  FluxProps,
  GitSource,
  HelmRelease,
  IDelivery,
  Layer,
  Manifest,
  MeshApp,
  Part,
  Release,
  Stage,
} from '../../lib';
import { part } from '../../lib/resources/component-part';
import { cluster } from '../model/facts';
import { ECHO, STEPS } from './training-mesh';

/** A Kustomization of Flux, as far as tests look at it. */
export interface Kustomization extends Manifest {
  readonly spec: {
    readonly dependsOn?: readonly { readonly name: string; readonly readyExpr?: string }[];
    readonly path: string;
    readonly prune: boolean;
    readonly wait: boolean;
    readonly deletionPolicy: string;
    readonly interval: string;
    readonly sourceRef: { readonly kind: string; readonly name: string; readonly namespace?: string };
  };
}

export const isKustomization = (object: Manifest): object is Kustomization => object.kind === 'Kustomization';

/** A part with one object. */
function layerPart(layer: Layer): Part {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: layer, namespace: 'default' } };
  return part(layer, 'component', `m/us/${layer}`, [object]);
}

export function chart(name: string, stage: Stage, repository = 'https://charts.example.com'): HelmRelease {
  return {
    type: 'helm',
    name,
    path: `m/${name}`,
    stage,
    namespace: 'default',
    emits: [],
    repository,
    chart: name,
    version: '1.0.0',
    values: {},
  };
}

export function directory(name: string, stage: Stage, folder: string): GitSource {
  return {
    type: 'git',
    name,
    path: `m/${name}`,
    stage,
    namespace: 'default',
    emits: [],
    repository: 'https://git.example.com/upstream.git',
    revision: 'v1.0.0',
    directory: folder,
  };
}

/** What Flux gets for cluster us of mesh m with these layers and releases, without a program. */
export function deliveredByFlux(
  layers: readonly Layer[],
  releases: readonly Release[],
  props: FluxProps = {},
  rendered: readonly Release[] = [],
): readonly DeliveredFile[] {
  const mesh = { path: 'm', id: 'm', trustDomain: 'corp.local', sidecarBudgetBytes: 1 };
  const parts = [
    ...layers.map(layerPart),
    { ...part('control-plane', 'releases', 'm/us', [], { releases }), rendered },
  ];
  return Delivery.flux(props).filesOfCluster(mesh, cluster('us'), parts);
}

/** The Kustomizations among files, by name; not the one that leads to the others. */
export function stepsIn(objects: readonly Manifest[]): ReadonlyMap<string, Kustomization> {
  const steps = objects.filter(isKustomization).filter(({ metadata }) => metadata.name !== 'mesh');
  return new Map(steps.map((step) => [step.metadata.name, step]));
}

/** The training mesh with every layer: with discovery and observability, by any delivery. */
export function meshWithAll(app: MeshApp, delivery: IDelivery, order = STEPS.map((_step, index) => index)): Mesh {
  const mesh = new Mesh(app, 'training-mesh', { trustDomain: 'corp.local', delivery });
  const us = new MeshCluster(mesh, 'us', { network: 'us-net', region: 'us-east-1' });
  const eu = new MeshCluster(mesh, 'eu', { network: 'eu-net', region: 'eu-west-1' });
  for (const index of order) STEPS[index]?.(mesh, us, eu);
  new CrossClusterServiceEntry(mesh, 'global', {
    host: 'global.mesh.local',
    service: { ...ECHO, name: 'global', selector: { app: 'global' } },
    exportedBy: [us, eu],
    globalServiceName: true,
  });
  const credentials = RemoteCredentials.externalSecret({ store: 'vault' });
  new EndpointDiscovery(mesh, 'discovery', { clusters: [us, eu], credentials });
  new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
  return mesh;
}

/** Objects of Flux by their files. */
export function objectsOfFlux(files: ReadonlyMap<string, string>): ReadonlyMap<string, Manifest> {
  const ofFlux = [...files].filter(([path]) => path.startsWith('flux/'));
  return new Map(ofFlux.map(([path, text]) => [path.slice('flux/'.length), parse(text) as Manifest]));
}
