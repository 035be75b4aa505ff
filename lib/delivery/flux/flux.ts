import type { ClusterFacts } from '../../model/facts/cluster';
import type { MeshFacts } from '../../model/facts/mesh';
import type { Rule } from '../../model/rules/rule';
import { propsGiven } from '../../model/validate/props';
import type { Part } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import type { DeliveredFile, IDelivery } from '../delivery-strategy';
import { metricsApi } from '../metrics-api';
import { fluxSettings } from './flux-settings';
import { helmRelease } from './helm-release';
import { entryKustomization, stepKustomization } from './kustomizations';
import { ENTRY, fileName, repositoryName } from './object-names';
import { foldersOf, inSource } from './settings';
import type { FluxSettings } from './settings';
import { gitRepository, helmRepository } from './sources';
import { stepsOf } from './steps';
import type { Step } from './steps';

/** An object of Flux that holds the output directory, in every cluster under the same name. */
export interface FluxSourceRef {
  /**
   * Its kind.
   * @default "GitRepository"
   */
  readonly kind?: 'GitRepository' | 'OCIRepository' | 'Bucket';
  /** Its name. */
  readonly name: string;
  /**
   * Its namespace.
   * @default - the namespace of Flux
   */
  readonly namespace?: string;
}

/** How Flux finds what is committed. */
export interface FluxProps {
  /**
   * Source that holds the output directory.
   * @default - the GitRepository `flux-system`, which `flux bootstrap` makes
   */
  readonly sourceRef?: FluxSourceRef;
  /**
   * Path of the output directory within the source.
   * @default "dist"
   */
  readonly path?: string;
  /**
   * Namespace of Flux.
   * @default "flux-system"
   */
  readonly namespace?: string;
}

const PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

export class Flux implements IDelivery {
  readonly component = 'flux';
  readonly rules: readonly Rule[];
  readonly #settings: FluxSettings;

  constructor(props: FluxProps) {
    const {
      sourceRef = {},
      path = 'dist',
      namespace = 'flux-system',
    } = propsGiven('Delivery.flux', props, { sourceRef: true, path: true, namespace: true });
    const {
      kind = 'GitRepository',
      name = 'flux-system',
      namespace: sourceNamespace,
    }: Partial<FluxSourceRef> = propsGiven('sourceRef of Delivery.flux', sourceRef, {
      kind: true,
      name: true,
      namespace: true,
    });
    this.#settings = { source: { kind, name, namespace: sourceNamespace }, path, namespace };
    this.rules = [fluxSettings(this.#settings)];
  }

  protect(manifest: Manifest): Manifest {
    const { annotations } = manifest.metadata;
    if (annotations?.[PRUNE] !== undefined) return manifest;
    return { ...manifest, metadata: { ...manifest.metadata, annotations: { ...annotations, [PRUNE]: 'disabled' } } };
  }

  /** Flux runs in each cluster and knows no other. */
  filesOfMesh(): readonly DeliveredFile[] {
    return [];
  }

  filesOfCluster(_mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): readonly DeliveredFile[] {
    const settings = this.#settings;
    const folders = foldersOf(cluster);
    const steps = stepsOf(parts);
    // Flux reports an error for a path without files.
    if (steps.length === 0) return [];
    const file = (below: string, manifest: Manifest, path = cluster.path): DeliveredFile => ({
      file: `${below}.yaml`,
      path,
      manifest,
      readIn: cluster.name,
    });
    return [
      file(`${folders.entry}/${ENTRY}`, entryKustomization(settings, cluster)),
      ...steps.map((step) => {
        const manifest = stepKustomization(settings, cluster, step, steps);
        return file(`${folders.steps}/${fileName(step.name)}`, manifest, step.release?.path);
      }),
      ...repositoriesOf(steps).map((url) =>
        file(`${folders.steps}/sources/${repositoryName(url)}`, helmRepository(settings, url)),
      ),
      ...steps.flatMap(({ release }) => {
        if (release === undefined) return [];
        const name = fileName(release.name);
        return release.type === 'git'
          ? file(`${folders.steps}/sources/${name}`, gitRepository(settings, release), release.path)
          : file(`${folders.releases}/${name}/helm-release`, helmRelease(settings, release), release.path);
      }),
    ];
  }

  prerequisites(cluster: ClusterFacts): readonly string[] {
    const { source, namespace } = this.#settings;
    const path = inSource(this.#settings, foldersOf(cluster).entry);
    const name = `${source.namespace ?? namespace}/${source.name}`;
    return [
      `Flux (2.7 or later) runs in this cluster and applies ${path} of the ${source.kind} ${name} (cdk8s-mesh/docs/flux.md)`,
      metricsApi('the autoscalers of istiod and the gateways do not scale'),
    ];
  }
}

/** Addresses of chart repositories, each once. */
function repositoriesOf(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.flatMap(({ release }) => (release?.type === 'helm' ? release.repository : [])))];
}
