import { loadBalancer } from '../../../../lib/cli/diff/changes/load-balancer';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const service = (spec: object = {}, annotations = {}, name = 'gateway'): Dist => ({
  objects: {
    'us/gateways/eastwest': [object('v1', 'Service', { name, annotations }, { type: 'LoadBalancer', ...spec })],
  },
});
const SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

detectorTest(loadBalancer, {
  'another class': {
    before: service(),
    after: service({ loadBalancerClass: 'nlb' }),
    says: ['danger [us] load balancer replaced: Service test/gateway, spec.loadBalancerClass (none) -> nlb'],
  },
  'another name': {
    before: service(),
    after: service({}, {}, 'gateway-2'),
    says: ['danger [us] load balancer replaced: Service test/gateway -> Service test/gateway-2'],
  },
  'an annotation of the cloud': {
    before: service({}, { [SCHEME]: 'internal' }),
    after: service({}, { [SCHEME]: 'internet-facing' }),
    says: [
      `review [us] load balancer may be replaced: Service test/gateway, metadata.annotations["${SCHEME}"] internal -> internet-facing`,
    ],
  },
  'the first annotation of the cloud': {
    before: service(),
    after: service({}, { [SCHEME]: 'internal' }),
    says: [
      `review [us] load balancer may be replaced: Service test/gateway, metadata.annotations["${SCHEME}"] (none) -> internal`,
    ],
  },
  'the name that external-dns gives it': {
    before: service({}, { 'external-dns.alpha.kubernetes.io/hostname': 'a.example.com' }),
    after: service({}, { 'external-dns.alpha.kubernetes.io/hostname': 'b.example.com' }),
    says: [
      'info [us] changed: Service test/gateway: metadata.annotations["external-dns.alpha.kubernetes.io/hostname"] a.example.com -> b.example.com',
    ],
  },
  'it goes': {
    before: service(),
    after: {},
    says: ['danger [us] load balancer removed: Service test/gateway'],
  },
  'it becomes a Service within the cluster': {
    before: service(),
    after: service({ type: 'ClusterIP' }),
    says: ['danger [us] load balancer removed: Service test/gateway, spec.type LoadBalancer -> ClusterIP'],
  },
  'a Service within the cluster becomes one': {
    before: service({ type: 'ClusterIP' }),
    after: service(),
    says: ['review [us] load balancer added: Service test/gateway, spec.type ClusterIP -> LoadBalancer'],
  },
  'it comes': {
    before: {},
    after: service(),
    says: ['review [us] load balancer added: Service test/gateway'],
  },
  'a Service within the cluster goes': {
    before: service({ type: 'ClusterIP' }),
    after: {},
    says: ['review [us] removed from gateways/eastwest: Service test/gateway'],
  },
});
