import {
  ApplicationSetSpecSyncPolicyApplicationsSync as ApplicationsSync,
  toJson_ApplicationSetSpec as toApplicationSetSpec,
} from '../../../imports/argoproj.io';
import type {
  ApplicationSetSpecGenerators as Generator,
  ApplicationSetSpecStrategyRollingSyncSteps as Step,
} from '../../../imports/argoproj.io';
import type { ClusterFacts } from '../../model/facts/cluster';
import type { MeshFacts } from '../../model/facts/mesh';
import { manifest } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { Stage } from '../../resources/release';
import { rootName } from './application-names';
import { kept } from './protection';
import { HUB_FOLDER, inRepository } from './settings';
import type { ArgoCdSettings } from './settings';
import { WAVES, wave } from './waves';

/** Below the output directory; no cluster can have this name. */
export const ROLLOUT_FILE = `${HUB_FOLDER}/_rollout.yaml`;

const RING = 'cdk8s-mesh/ring';
const STAGE = 'cdk8s-mesh/stage';

/** Labels by which the steps of a rollout choose Applications; undefined: there is no rollout. */
export function rolloutLabels(
  { rings }: ArgoCdSettings,
  { name }: ClusterFacts,
  stage: Stage,
): Record<string, string> | undefined {
  const ring = rings.findIndex((names) => names.includes(name));
  return ring < 0 ? undefined : { [RING]: ringNumber(ring), [STAGE]: stage };
}

/**
 * Creates the Applications of all clusters from their files and syncs them step by step. It reads the files
 * from Git: an object with all Applications in a list would be too large for etcd, and every change of an
 * Application would change it.
 *
 * It deletes no Application: a mistake in the files must not take a cluster's mesh away. Nor does it go by
 * itself, because Kubernetes deletes what an ApplicationSet owns along with it. (`deletionOrder` would
 * delete them even when somebody takes care to leave them.)
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/
 */
export function rolloutSet(settings: ArgoCdSettings, mesh: MeshFacts): Manifest {
  const metadata = {
    name: rootName(settings, mesh),
    namespace: settings.namespace,
    // After the Applications of the clusters, which make the projects.
    annotations: wave(10),
  };
  const spec = toApplicationSetSpec({
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [filesOfApplications(settings)],
    strategy: { type: 'RollingSync', rollingSync: { steps: stepsOf(settings) } },
    syncPolicy: { applicationsSync: ApplicationsSync.CREATE_HYPHEN_UPDATE, preserveResourcesOnDeletion: true },
    ...AS_THE_FILE_SAYS,
  });
  return kept(manifest('argoproj.io/v1alpha1', 'ApplicationSet', metadata, { spec }));
}

/** Beside them are AppProjects, which the cluster's own Application applies. */
function filesOfApplications(settings: ArgoCdSettings): Generator {
  const { repoUrl, targetRevision } = settings;
  const files = [{ path: inRepository(settings, `${HUB_FOLDER}/*/*.yaml`) }];
  return { git: { repoUrl, revision: targetRevision, files }, selector: { matchLabels: { kind: 'Application' } } };
}

/** Argo CD lets a patch set all fields of an Application except name and project. */
const AS_THE_FILE_SAYS = {
  template: {
    metadata: { name: '{{ .metadata.name }}' },
    spec: { project: '{{ .spec.project }}', destination: {} },
  },
  templatePatch:
    '{ "metadata": { "annotations": {{ toJson .metadata.annotations }}, "labels": {{ toJson .metadata.labels }} }, "spec": {{ toJson .spec }} }',
};

/**
 * Ring by ring, and the waves in order in each ring. Remote secrets come last: they wait for kubeconfigs that other
 * clusters put into the store, so otherwise the first ring would wait for the last.
 */
function stepsOf({ rings }: ArgoCdSettings): Step[] {
  const stages = stagesInOrder().filter((group) => !group.includes(LAST));
  return [
    ...rings.flatMap((_names, ring) => stages.map((group) => step({ [RING]: [ringNumber(ring)], [STAGE]: group }))),
    step({ [STAGE]: [LAST] }),
  ];
}

const LAST: Stage = 'remotes';

/** Stages that share a wave share a step. */
function stagesInOrder(): readonly (readonly Stage[])[] {
  const stages = Object.keys(WAVES) as Stage[];
  const waves = [...new Set(Object.values(WAVES))].sort((a, b) => a - b);
  return waves.map((number) => stages.filter((stage) => WAVES[stage] === number));
}

function step(labels: Readonly<Record<string, readonly string[]>>): Step {
  return {
    matchExpressions: Object.entries(labels).map(([key, values]) => ({ key, operator: 'In', values: [...values] })),
  };
}

function ringNumber(index: number): string {
  return String(index + 1);
}
