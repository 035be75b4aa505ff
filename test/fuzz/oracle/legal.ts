import type { Manifest } from '../../../lib';
import { knows, validate } from '../../schemas/validator';
import type { Written } from './objects';
import { isUsers } from './objects';

/** (a) Every object is one that an API server takes. */
export function illegalObjects(files: readonly Written[]): readonly string[] {
  return files.flatMap(({ file, manifest }) => {
    const reasons = [...nameFaults(manifest), ...labelFaults(manifest), ...fieldFaults(manifest, file)];
    return reasons.map((reason) => `${file}: ${reason}`);
  });
}

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** Kinds whose name becomes a DNS label. */
const LABEL_KINDS = new Set(['Namespace', 'Service']);

function nameFaults({ kind, metadata: { name, namespace } }: Manifest): readonly string[] {
  const legal = LABEL_KINDS.has(kind) ? LABEL.test(name) : name.length <= 253 && SUBDOMAIN.test(name);
  return [
    ...(legal ? [] : [`the name ${JSON.stringify(name)} is none of a ${kind}`]),
    ...(namespace === undefined || LABEL.test(namespace) ? [] : [`no namespace: ${JSON.stringify(namespace)}`]),
  ];
}

/** Labels where they stand, and selectors, which must match some. */
function labelFaults({ metadata, spec }: Manifest): readonly string[] {
  const { selector, template } = (spec ?? {}) as {
    selector?: { matchLabels?: object };
    template?: { metadata?: { labels?: object } };
  };
  const all = [metadata.labels, selector?.matchLabels, template?.metadata?.labels].flatMap((labels) =>
    Object.entries(labels ?? {}),
  );
  const keys = Object.keys(metadata.annotations ?? {});
  return [
    ...all.filter(([key, value]) => !isKey(key) || typeof value !== 'string' || !VALUE.test(value)),
    ...keys.filter((key) => !isKey(key)),
  ].map((label) => `no label or annotation: ${JSON.stringify(label)}`);
}

function isKey(key: string): boolean {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  return more.length === 0 && name !== '' && VALUE.test(name) && (prefix === undefined || SUBDOMAIN.test(prefix));
}

/** Groups of Kubernetes itself that the library writes to, and one whose CRDs are not in imports/crds. */
const WITHOUT_CRD = ['v1', 'apps/v1', 'autoscaling/v2', 'networking.k8s.io/v1', 'policy/v1', 'external-secrets.io/v1'];

/** Names are judged above: without them most objects of a run are like one that was judged before. */
const known = new Map<string, readonly string[]>();

function fieldFaults(manifest: Manifest, file: string): readonly string[] {
  if (!knows(manifest)) {
    return isUsers(file) || WITHOUT_CRD.includes(manifest.apiVersion) ? [] : [`no CRD for ${manifest.apiVersion}`];
  }
  const { namespace, labels, annotations, ...rest } = manifest.metadata;
  const given = { labels: labels && {}, annotations: annotations && {} };
  const metadata = { ...rest, ...given, name: 'it', ...(namespace !== undefined && { namespace: 'it' }) };
  const key = JSON.stringify({ ...manifest, metadata });
  const judged = known.get(key) ?? validate({ ...manifest, metadata });
  if (known.size > 20_000) known.clear();
  known.set(key, judged);
  return judged;
}
