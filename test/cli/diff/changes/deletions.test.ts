import { deletions } from '../../../../lib/cli/diff/changes/deletions';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';
import type { Manifest } from '../../../../lib/resources/manifest';

const namespace = (annotations = {}): Manifest =>
  object('v1', 'Namespace', { name: 'shop', namespace: undefined, annotations });
const inLayer = (manifest: Manifest, where = 'us/control-plane'): Dist => ({ objects: { [where]: [manifest] } });
const application = (source: object, finalizers: readonly string[]): Dist =>
  inLayer(object('argoproj.io/v1alpha1', 'Application', { name: 'kiali', finalizers }, { source }), 'us/delivery');
const CASCADE = 'resources-finalizer.argocd.argoproj.io';

detectorTest(deletions, {
  'a namespace goes': {
    before: inLayer(namespace()),
    after: {},
    says: ['danger [us] Namespace shop deleted, with everything in it'],
  },
  'a namespace goes that Argo CD leaves alone': {
    before: inLayer(namespace({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' })),
    after: {},
    says: [
      'danger [us] Namespace shop deleted from the output; pruning is disabled, so the cluster keeps it until somebody deletes it by hand, with everything in it',
    ],
  },
  'a namespace goes that Flux leaves alone': {
    before: inLayer(namespace({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })),
    after: {},
    says: [
      'danger [us] Namespace shop deleted from the output; pruning is disabled, so the cluster keeps it until somebody deletes it by hand, with everything in it',
    ],
  },
  'a CRD goes': {
    before: inLayer(
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { name: 'a.example.com', namespace: undefined }),
    ),
    after: {},
    says: ['danger [us] CustomResourceDefinition a.example.com deleted, with all its objects'],
  },
  'a namespace comes': {
    before: {},
    after: inLayer(namespace()),
    says: ['info [us] added in control-plane/test: Namespace shop'],
  },
  'an Application goes and takes what a chart made': {
    before: application({ chart: 'kiali-server' }, [CASCADE]),
    after: {},
    says: ['danger [us] Application test/kiali removed, and with it every object that it delivered'],
  },
  'an Application goes and leaves what it delivered': {
    before: application({ chart: 'istiod' }, []),
    after: {},
    says: ['review [us] removed from delivery: Application test/kiali'],
  },
  'an Application goes because nothing is left in its layer': {
    before: application({ path: 'dist/clusters/us/remotes' }, [CASCADE]),
    after: {},
    says: ['review [us] removed from delivery: Application test/kiali'],
  },
  'a HelmRelease goes': {
    before: inLayer(object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { name: 'kiali' }), 'us/delivery'),
    after: {},
    says: ['danger [us] HelmRelease test/kiali removed, and with it every object that it delivered'],
  },
});
