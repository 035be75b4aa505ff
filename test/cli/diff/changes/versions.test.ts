import { versions } from '../../../../lib/cli/diff/changes/versions';
import type { Manifest } from '../../../../lib/resources/manifest';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const delivered = (...manifests: readonly Manifest[]): Dist => ({ objects: { 'us/delivery': manifests } });
const application = (source: object, name = 'test'): Manifest =>
  object('argoproj.io/v1alpha1', 'Application', { name }, { source });
const istio = (targetRevision: string): Dist =>
  delivered(
    application({ chart: 'base', targetRevision }, 'istio-base'),
    application({ chart: 'istiod', targetRevision }, 'istiod'),
  );
const gatewayApi = (targetRevision: string): Dist =>
  delivered(
    application({ repoURL: 'https://github.com/kubernetes-sigs/gateway-api.git', targetRevision, path: 'config' }),
  );
const sources = (targetRevision: string): Dist =>
  delivered(
    object(
      'argoproj.io/v1alpha1',
      'Application',
      {},
      {
        sources: [
          { chart: 'kiali-server', targetRevision },
          { repoURL: 'https://git.example.com/a', ref: 'values' },
        ],
      },
    ),
  );
const helmRelease = (version: string): Dist =>
  delivered(
    object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {}, { chart: { spec: { chart: 'kiali-server', version } } }),
  );
const gitRepository = (tag: string): Dist =>
  delivered(
    object(
      'source.toolkit.fluxcd.io/v1',
      'GitRepository',
      {},
      { url: 'https://github.com/kubernetes-sigs/gateway-api', ref: { tag } },
    ),
  );
const rendered = (version: string): Dist => ({
  objects: {
    'us/control-plane': ['a', 'b'].map((name) =>
      object('apps/v1', 'Deployment', {
        name,
        labels: { 'helm.sh/chart': `istiod-${version}`, 'app.kubernetes.io/version': version },
      }),
    ),
  },
});

detectorTest(versions, {
  'Istio is upgraded: two charts, one line': {
    before: istio('1.30.3'),
    after: istio('1.30.4'),
    says: ['review [us] version of Istio changed: 1.30.3 -> 1.30.4'],
  },
  'a repository is followed at another tag': {
    before: gatewayApi('v1.5.1'),
    after: gatewayApi('v1.6.0'),
    says: ['review [us] version of repository gateway-api changed: v1.5.1 -> v1.6.0'],
  },
  'an Application has several sources': {
    before: sources('2.29.0'),
    after: sources('2.30.0'),
    says: ['review [us] version of chart kiali-server changed: 2.29.0 -> 2.30.0'],
  },
  'Flux installs another version': {
    before: helmRelease('2.29.0'),
    after: helmRelease('2.30.0'),
    says: ['review [us] version of chart kiali-server changed: 2.29.0 -> 2.30.0'],
  },
  'Flux follows another tag': {
    before: gitRepository('v1.5.1'),
    after: gitRepository('v1.6.0'),
    says: ['review [us] version of repository gateway-api changed: v1.5.1 -> v1.6.0'],
  },
  'a chart that was rendered changes its labels in many objects': {
    before: rendered('1.30.3'),
    after: rendered('1.30.4'),
    says: ['review [us] version of Istio changed: 1.30.3 -> 1.30.4'],
  },
  'the label of a version alone is no chart': {
    before: {
      objects: { 'us/workloads': [object('v1', 'Service', { labels: { 'app.kubernetes.io/version': '1' } })] },
    },
    after: { objects: { 'us/workloads': [object('v1', 'Service', { labels: { 'app.kubernetes.io/version': '2' } })] } },
    says: ['info [us] changed: Service test/test: metadata.labels["app.kubernetes.io/version"] "1" -> "2"'],
  },
});
