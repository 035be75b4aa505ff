import { posix } from 'node:path';
import {
  KustomizationSpecDeletionPolicy as DeletionPolicy,
  KustomizationSpecSourceRefKind as SourceKind,
  toJson_KustomizationSpec as toKustomizationSpec,
} from '../../../imports/kustomize.toolkit.fluxcd.io';
import type { KustomizationSpec, KustomizationSpecSourceRef } from '../../../imports/kustomize.toolkit.fluxcd.io';
import type { ClusterFacts } from '../../model/facts/cluster';
import { manifest } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { REMOVABLE } from '../../resources/release';
import { ENTRY, fileName, objectName } from './object-names';
import { foldersOf, inSource } from './settings';
import type { FluxSettings } from './settings';
import { dependenciesOf } from './steps';
import type { Step } from './steps';

const KINDS: Readonly<Record<FluxSettings['source']['kind'], SourceKind>> = {
  GitRepository: SourceKind.GIT_REPOSITORY,
  OCIRepository: SourceKind.OCI_REPOSITORY,
  Bucket: SourceKind.BUCKET,
};

/**
 * Layers that are ready when the API server has accepted their objects, unless programs from upstream
 * are among them; everything else is ready when its objects are healthy. What surrounds istiod may depend on a store outside of the cluster, and istiod's pods wait
 * for their Secret by themselves. Istio's configuration has no health, and there may be thousands of
 * objects to ask for it. Gateways without a load balancer and remotes without a peer are not ready,
 * which is worth knowing and holds up nothing: no step waits for them.
 */
const READY_WHEN_APPLIED: ReadonlySet<string> = new Set(['control-plane', 'config']);

/** At each interval Flux undoes changes that somebody made in the cluster. */
const APPLIED = { interval: '10m', retryInterval: '1m', timeout: '5m' };

/**
 * If a step is deleted by mistake, its layer goes with it. Flux writes it again within a minute; the check needs few
 * calls.
 */
const ENTRY_APPLIED = { ...APPLIED, interval: '1m' };

/**
 * The only object that is applied by hand. It does not delete its objects when it is removed. So a cluster that
 * leaves the mesh keeps its objects: its steps do not find their path any more and do nothing.
 */
export function entryKustomization(settings: FluxSettings, cluster: ClusterFacts): Manifest {
  return kustomization(settings, ENTRY, {
    ...ENTRY_APPLIED,
    sourceRef: ownSource(settings),
    path: inSource(settings, foldersOf(cluster).steps),
    prune: true,
    // A step that is not healthy does not stop the others.
    wait: false,
    deletionPolicy: DeletionPolicy.ORPHAN,
  });
}

/** Applies a step in its turn. */
export function stepKustomization(
  settings: FluxSettings,
  cluster: ClusterFacts,
  step: Step,
  steps: readonly Step[],
): Manifest {
  const dependsOn = dependenciesOf(step, steps);
  return kustomization(settings, objectName(step.name), {
    ...(dependsOn.length > 0 && { dependsOn }),
    ...APPLIED,
    ...placeOf(settings, cluster, step),
    prune: step.stage !== 'crds',
    wait: step.upstream || !READY_WHEN_APPLIED.has(step.name),
    deletionPolicy: REMOVABLE.has(step.stage) ? DeletionPolicy.DELETE : DeletionPolicy.ORPHAN,
  });
}

function placeOf(
  settings: FluxSettings,
  cluster: ClusterFacts,
  { name, release }: Step,
): { sourceRef: KustomizationSpecSourceRef; path: string } {
  if (release?.type === 'git') {
    const sourceRef = { kind: SourceKind.GIT_REPOSITORY, name: objectName(name) };
    return { sourceRef, path: `.${posix.join('/', release.directory)}` };
  }
  const below =
    release === undefined ? `clusters/${cluster.name}/${name}` : `${foldersOf(cluster).releases}/${fileName(name)}`;
  return { sourceRef: ownSource(settings), path: inSource(settings, below) };
}

function ownSource({ source: { kind, name, namespace } }: FluxSettings): KustomizationSpecSourceRef {
  return { kind: KINDS[kind], name, ...(namespace !== undefined && { namespace }) };
}

function kustomization({ namespace }: FluxSettings, name: string, spec: KustomizationSpec): Manifest {
  const body = { spec: toKustomizationSpec(spec) };
  return manifest('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { name, namespace }, body);
}
