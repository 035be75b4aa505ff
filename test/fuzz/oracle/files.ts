import { parse } from 'yaml';
import type { Manifest } from '../../../lib';
import { parseKubeYaml } from '../../../lib/delivery/rendered/kube-yaml';
import { toFile } from '../../../lib/output/yaml/yaml';
import type { Written } from './objects';
import type { World } from './world';

const LAYER = '(crds|control-plane|gateways|workloads|config|remotes|observability)';
const STEP = '[a-z0-9-]+';

/** (f) Each object once, in the file where it belongs, in the order of the file. */
export function fileFaults({ clusters }: World, files: readonly Written[]): readonly string[] {
  const seen = new Set<string>();
  const names = clusters.map(({ id }) => id);
  const paths = [...new Set(files.map(({ file }) => file))];
  const faults = files.flatMap(({ owner, file, manifest }) => {
    // Only objects of a directory all go to one API server.
    const object = JSON.stringify([file.startsWith('clusters/') ? owner : file, ...identityOf(manifest)]);
    const isTwice = seen.size === seen.add(object).size;
    return [
      ...(isTwice ? [`there are two of ${object}`] : []),
      ...(belongs(file, owner, names) ? [] : [`${file} of ${owner} does not belong there`]),
    ];
  });
  const ambiguous = new Set(paths.map((file) => file.toLowerCase())).size < paths.length;
  return [...faults, ...unordered(files), ...(ambiguous ? ['two files differ in case only'] : [])];
}

/** Cluster-scoped objects first, then by namespace; then by group, kind and name. */
function unordered(files: readonly Written[]): readonly string[] {
  const last = new Map<string, readonly string[]>();
  return files.flatMap(({ file, manifest }) => {
    const [before, own] = [last.get(file), identityOf(manifest)];
    last.set(file, own);
    if (before === undefined || !file.startsWith('clusters/')) return [];
    const at = own.findIndex((step, index) => step !== before[index]);
    return (own[at] ?? '') > (before[at] ?? '') ? [] : [`${own.join(' ')} comes too late in ${file}`];
  });
}

function identityOf({ apiVersion, kind, metadata }: Manifest): readonly string[] {
  return [
    metadata.namespace ?? '',
    apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '',
    kind,
    metadata.name,
  ];
}

function belongs(file: string, owner: string, clusters: readonly string[]): boolean {
  const [, cluster] = new RegExp(`^clusters/([^/]+)/${LAYER}/${STEP}\\.yaml$`).exec(file) ?? [];
  if (cluster !== undefined) return cluster === owner && clusters.includes(owner);
  if (!/^(argocd|flux)(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+\.yaml$/.test(file)) return false;
  return owner === '_mesh' || file.split(/[/.]/).includes(owner);
}

/** (f) The text of a file means its object, for parsers of both YAML versions and for Kubernetes. */
export function textFaults(files: readonly Written[]): readonly string[] {
  return files.flatMap(({ file, path, manifest }) => {
    const text = toFile([{ manifest, path }]);
    const expected = JSON.stringify(sorted(manifest));
    const [kube, ...more] = parseKubeYaml(text);
    const readings = {
      '1.2': parse(text, { version: '1.2' }) as unknown,
      '1.1': parse(text, { version: '1.1', merge: false }) as unknown,
      Kubernetes: more.length === 0 ? kube : more,
    };
    return Object.entries(readings)
      .filter(([, value]) => JSON.stringify(sorted(value)) !== expected)
      .map(([version]) => `${file} means something else as YAML of ${version}:\n${text}`);
  });
}

/** The same data with keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([key, field]) => [key, sorted(field)]);
}
