import { chartValues } from '../../../../lib/cli/diff/changes/chart-values';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const application = (valuesObject: object): Dist => ({
  objects: {
    'us/delivery': [
      object(
        'argoproj.io/v1alpha1',
        'Application',
        { name: 'training-mesh-us-istiod' },
        { source: { chart: 'istiod', helm: { releaseName: 'istiod', valuesObject } } },
      ),
    ],
  },
});
const helmRelease = (values: object): Dist => ({
  objects: {
    'us/delivery': [object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {}, { releaseName: 'istiod', values })],
  },
});

detectorTest(chartValues, {
  'a value of an Application': {
    before: application({ meshConfig: { trustDomain: 'a' } }),
    after: application({ meshConfig: { trustDomain: 'a', accessLogFile: '/dev/stdout' } }),
    says: ['review [us] values of istiod changed: meshConfig.accessLogFile (none) -> /dev/stdout'],
  },
  'a value of a HelmRelease': {
    before: helmRelease({ pilot: { env: { A: '1' } } }),
    after: helmRelease({ pilot: { env: { A: '2' } } }),
    says: ['review [us] values of istiod changed: pilot.env.A "1" -> "2"'],
  },
  'more values than one reads': {
    before: helmRelease({}),
    after: helmRelease({ a: 1, b: 2, c: 3, d: 4, e: 5 }),
    says: ['review [us] values of istiod changed: a (none) -> 1, b (none) -> 2, c (none) -> 3 and 2 more'],
  },
  'the trust domain, which is said by mesh-identity': {
    before: application({ meshConfig: { trustDomain: 'a' } }),
    after: application({ meshConfig: { trustDomain: 'b' } }),
    says: [
      'info [us] changed: Application test/training-mesh-<cluster>-istiod: spec.source.helm.valuesObject.meshConfig.trustDomain a -> b',
    ],
  },
});
