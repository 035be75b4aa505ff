import { secrets } from '../../../../lib/cli/diff/changes/secrets';
import { manifest } from '../../../../lib/resources/manifest';
import { detectorTest } from '../trees';
import type { Dist } from '../trees';

const secret = (body: object): Dist => ({
  objects: { 'us/workloads': [manifest('v1', 'Secret', { name: 'token', namespace: 'test' }, body)] },
});

detectorTest(secrets, {
  'a Secret with a value comes': {
    before: {},
    after: secret({ stringData: { password: 'hunter2' } }),
    says: ['danger [us] Secret added, with values that Git keeps permanently: Secret test/token'],
  },
  'a Secret comes that the cluster fills': {
    before: {},
    after: secret({ type: 'kubernetes.io/service-account-token' }),
    says: ['review [us] Secret added, without values: Secret test/token'],
  },
  'a Secret changes, and no value is said': {
    before: secret({ stringData: { password: 'hunter2' }, data: { key: 'b2xk' } }),
    after: secret({ stringData: { password: 'correct horse' } }),
    says: ['info [us] changed: Secret test/token: data.key *** -> (none), stringData.password *** -> ***'],
  },
});
