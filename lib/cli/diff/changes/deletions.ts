import { listAt, textAt } from '../../../resources/read/fields';
import { about, commonName } from '../change';
import type { Detector } from '../change';
import type { ObjectChange } from '../compare/compare-objects';

/** Objects whose removal deletes other objects. */
export const deletions: Detector = {
  id: 'deletions',
  *find({ objects }) {
    for (const object of objects.filter(({ after }) => after === undefined)) {
      const lost = LOST.get(object.kind);
      if (lost !== undefined) {
        yield about(object, 'danger', `${object.name} deleted${isKept(object) ? KEPT : ''}, ${lost}`);
      } else if (deletesItsObjects(object)) {
        yield about(object, 'danger', `${commonName(object)} removed, and with it every object that it delivered`);
      }
    }
  },
};

const LOST: ReadonlyMap<string, string> = new Map([
  ['CustomResourceDefinition', 'with all its objects'],
  ['Namespace', 'with everything in it'],
]);

/** The library annotates Namespaces and CRDs so that no GitOps tool prunes them. */
function isKept({ before }: ObjectChange): boolean {
  const annotation = (name: string): string => textAt(before, 'metadata', 'annotations', name) ?? '';
  return (
    annotation('argocd.argoproj.io/sync-options').includes('Prune=false') ||
    annotation('kustomize.toolkit.fluxcd.io/prune') === 'disabled'
  );
}

const KEPT = ' from the output; pruning is disabled, so the cluster keeps it until somebody deletes it by hand';

/**
 * Whether it installs objects that are not in dist/. The Application of a layer does not count: its objects
 * are in dist/ and are reported one by one.
 */
function deletesItsObjects({ kind, before }: ObjectChange): boolean {
  if (kind === 'HelmRelease') return true;
  const finalizers = listAt(before, 'metadata', 'finalizers');
  const isChart = textAt(before, 'spec', 'source', 'chart') !== undefined;
  return kind === 'Application' && isChart && finalizers.includes('resources-finalizer.argocd.argoproj.io');
}
