import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CLUSTERS } from './lab';
import type { ClusterName } from './lab';
import type { KubeObject } from './kube';
import type { Planned } from './waves';

/** The Applications of a dist/. */
export interface Plan {
  /** Names of all Applications, the root's and the clusters' included. */
  readonly applications: readonly string[];
  /** Those of layers and upstream sources. */
  readonly layers: readonly Planned[];
}

const WAVE = 'argocd.argoproj.io/sync-wave';

/** Reads the Applications below dist/argocd, those of one cluster only if one is given. */
export function planOf(dist: string, only?: ClusterName): Plan {
  const root = join(dist, 'argocd');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const found = files.flatMap((file) =>
    applicationsIn(join(root, file)).map((application) => ({ application, ...placed(relative('.', file)) })),
  );
  const mine = found.filter(({ cluster }) => only === undefined || cluster === only);
  return {
    applications: mine.map(({ application }) => application.metadata.name),
    layers: mine.flatMap(({ application, cluster, isLayer }) => {
      const { name, annotations = {} } = application.metadata;
      return isLayer && cluster !== undefined ? [{ application: name, cluster, wave: Number(annotations[WAVE]) }] : [];
    }),
  };
}

function applicationsIn(file: string): readonly KubeObject[] {
  const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as KubeObject | null);
  return objects.filter((object): object is KubeObject => object?.kind === 'Application');
}

/** apps/us.yaml and us/root.yaml are the Application of a cluster, all others below it are layers and sources. */
function placed(file: string): { cluster: ClusterName | undefined; isLayer: boolean } {
  const parts = file.split(sep);
  const name = basename(file, '.yaml');
  const cluster = CLUSTERS.find((candidate) => parts.includes(candidate) || name === candidate);
  return { cluster, isLayer: cluster !== undefined && name !== cluster && name !== 'root' };
}
