import { NETWORK_LABEL } from '../../../model/names';
import type { Manifest } from '../../../resources/manifest';
import { textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { Comparison } from '../compare/comparison';
import type { JsonChange } from '../compare/json-changes';
import { described } from '../render/format';

/** Labels of a Namespace, which can change how Istio and Kubernetes treat all its pods. */
export const namespaceLabels: Detector = {
  id: 'namespace-labels',
  find: (comparison) =>
    comparison.objects
      .filter(({ kind, before, after }) => kind === 'Namespace' && before && after)
      .flatMap((object) => findings(object, comparison)),
};

function findings(object: ObjectChange, comparison: Comparison): readonly Change[] {
  const namespace = object.name.replace(/^Namespace /, '');
  const [from, to] = [injectedBy(object.before), injectedBy(object.after)];
  const others = object.differences
    .filter((change) => isLabel(change) && !isInjection(change))
    .filter((change) => !isNetworkOf(change, object.place.cluster ?? '', comparison));
  return [
    ...(from === to ? [] : [injection(object, namespace, from, to)]),
    ...others.map((change) => {
      const severity = change.path.includes(NETWORK_LABEL) ? 'danger' : 'review';
      const covers = ({ path }: JsonChange): boolean => path === change.path;
      return about(object, severity, `label of namespace ${namespace} changed: ${described([change])}`, covers);
    }),
  ];
}

function injection(object: ObjectChange, namespace: string, from: string, to: string): Change {
  if (to === OFF) {
    const what = `sidecar injection off in namespace ${namespace}: pods that start have no identity and no mutual TLS`;
    return about(object, 'danger', what, isInjection);
  }
  return about(object, 'review', `sidecar injection in namespace ${namespace}: ${from} -> ${to}`, isInjection);
}

const OFF = 'off';

function injectedBy(namespace: Manifest | undefined): string {
  const label = (name: string): string | undefined => textAt(namespace, 'metadata', 'labels', name);
  if (label('istio-injection') !== undefined) return label('istio-injection') === 'enabled' ? 'on' : OFF;
  return label('istio.io/rev') ?? OFF;
}

function isLabel({ path }: JsonChange): boolean {
  return /^metadata\.labels\b/.test(path);
}

/** Detector mesh-identity already reports the network of the cluster. */
function isNetworkOf({ path, added }: JsonChange, cluster: string, { before, after }: Comparison): boolean {
  const [old, young] = [before, after].map(({ clusters }) => clusters.get(cluster)?.network);
  return path.includes(NETWORK_LABEL) && old !== young && added[0] === young;
}

function isInjection(change: JsonChange): boolean {
  return isLabel(change) && /(?:\.istio-injection|\["istio\.io\/rev"\])$/.test(change.path);
}
