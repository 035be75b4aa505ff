import { namespaceLabels } from '../../../../lib/cli/diff/changes/namespace-labels';
import { cluster, fleetOf } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const namespace = (labels: Record<string, string>): Dist => ({
  objects: { 'us/control-plane': [object('v1', 'Namespace', { name: 'shop', namespace: undefined, labels })] },
});
const NETWORK = 'topology.istio.io/network';

detectorTest(namespaceLabels, {
  'no pod gets a sidecar any more': {
    before: namespace({ 'istio-injection': 'enabled' }),
    after: namespace({}),
    says: ['danger [us] sidecar injection off in namespace shop: pods that start have no identity and no mutual TLS'],
  },
  'sidecars are turned off in so many words': {
    before: namespace({ 'istio.io/rev': 'stable' }),
    after: namespace({ 'istio-injection': 'disabled', 'istio.io/rev': 'stable' }),
    says: ['danger [us] sidecar injection off in namespace shop: pods that start have no identity and no mutual TLS'],
  },
  'pods get sidecars': {
    before: namespace({}),
    after: namespace({ 'istio-injection': 'enabled' }),
    says: ['review [us] sidecar injection in namespace shop: off -> on'],
  },
  'another revision injects': {
    before: namespace({ 'istio-injection': 'enabled' }),
    after: namespace({ 'istio.io/rev': '1-31' }),
    says: ['review [us] sidecar injection in namespace shop: on -> 1-31'],
  },
  'another network': {
    before: namespace({ [NETWORK]: 'us-net' }),
    after: namespace({ [NETWORK]: 'other' }),
    says: [`danger [us] label of namespace shop changed: metadata.labels["${NETWORK}"] us-net -> other`],
  },
  'another network of the whole cluster, which is said by mesh-identity': {
    before: namespace({ [NETWORK]: 'us-net' }),
    after: {
      ...namespace({ [NETWORK]: 'other' }),
      fleet: fleetOf({ clusters: [cluster('us', { network: 'other' }), cluster('eu')] }),
    },
    says: [`info [us] changed: Namespace shop: metadata.labels["${NETWORK}"] us-net -> other`],
  },
  'another label': {
    before: namespace({ team: 'a' }),
    after: namespace({ team: 'b' }),
    says: ['review [us] label of namespace shop changed: metadata.labels.team a -> b'],
  },
});
