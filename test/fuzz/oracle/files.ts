import { parse } from 'yaml';
import { parseKubeYaml } from '../../../lib/delivery/rendered/kube-yaml';
import { toFile } from '../../../lib/output/yaml';
import type { Written } from './objects';
import type { World } from './world';

const LAYER = '(crds|control-plane|gateways|workloads|config|remotes|observability)';
const STEP = '[a-z0-9.-]*[a-z0-9%~-][a-z0-9.%~-]*';

/** (f) One object, one file, and each file where it belongs. */
export function fileFaults({ clusters }: World, files: readonly Written[]): readonly string[] {
  const seen = new Set<string>();
  const names = clusters.map(({ id }) => id);
  return files.flatMap(({ owner, file, manifest }) => {
    const { apiVersion, kind, metadata } = manifest;
    const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '';
    const ofCluster = file.startsWith('clusters/');
    // Only objects of a directory all go to one API server.
    const object = JSON.stringify([ofCluster ? owner : file, group, kind, metadata.namespace, metadata.name]);
    const twice = [file.toLowerCase(), object].filter((each) => seen.size === seen.add(each).size);
    return [
      ...twice.map((each) => `there are two of ${each}`),
      ...(belongs(file, owner, names) ? [] : [`${file} of ${owner} does not belong there`]),
    ];
  });
}

function belongs(file: string, owner: string, clusters: readonly string[]): boolean {
  const inCluster = new RegExp(`^clusters/([^/]+)/${LAYER}/${STEP}/(_cluster|${STEP})/[a-z0-9.-]+_[^/]+\\.yaml$`);
  const [, cluster] = inCluster.exec(file) ?? [];
  if (cluster !== undefined)
    return cluster === owner && clusters.includes(owner) && !/[\u0000-\u001f]|\/\.\.?\//.test(file);
  if (!/^(argocd|flux)(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+\.yaml$/.test(file)) return false;
  return owner === '_mesh' || file.split(/[/.]/).includes(owner);
}

/** (f) The text of a file means its object, for parsers of both YAML versions and for Kubernetes. */
export function textFaults(files: readonly Written[]): readonly string[] {
  return files.flatMap(({ file, path, manifest }) => {
    const text = toFile(manifest, path);
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
