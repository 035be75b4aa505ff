import { meshIdentity } from '../../../../lib/cli/diff/changes/mesh-identity';
import type { Fleet } from '../../../../lib/model/fleet/fleet';
import { cluster, fleetOf } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const identity = (trustDomain: string): Dist => ({
  fleet: fleetOf({ mesh: { trustDomain } }),
  objects: {
    'us/config': [
      object(
        'security.istio.io/v1',
        'AuthorizationPolicy',
        {},
        { rules: [{ from: [{ source: { principals: [`${trustDomain}/ns/a/sa/a`, `${trustDomain}/ns/b/sa/b`] } }] }] },
      ),
      object('networking.istio.io/v1', 'ServiceEntry', {}, { subjectAltNames: [`spiffe://${trustDomain}/ns/a/sa/a`] }),
    ],
  },
});
const values = (valuesObject: object, fleet: Fleet | null = null): Dist => ({
  fleet,
  objects: {
    'us/delivery': [
      object('argoproj.io/v1alpha1', 'Application', {}, { source: { chart: 'istiod', helm: { valuesObject } } }),
    ],
  },
});

detectorTest(meshIdentity, {
  'the trust domain changes, and with it every identity in every object': {
    before: identity('corp.local'),
    after: identity('example.local'),
    says: [
      'danger [eu, us] trust domain changed: corp.local -> example.local; every identity changes, and certificates issued before are rejected',
    ],
  },
  'the mesh id changes': {
    before: {},
    after: { fleet: fleetOf({ mesh: { id: 'other' } }) },
    says: [
      'danger [eu, us] mesh id changed: training-mesh -> other; programs that use the former ID no longer recognize the mesh',
    ],
  },
  'the network of a cluster changes, in its namespace too': {
    before: { objects: { 'us/control-plane': [object('v1', 'Namespace', { labels: { network: 'us-net' } })] } },
    after: {
      objects: { 'us/control-plane': [object('v1', 'Namespace', { labels: { network: 'flat' } })] },
      fleet: fleetOf({ clusters: [cluster('us', { network: 'flat' }), cluster('eu')] }),
    },
    says: ['danger [us] network changed: us-net -> flat; pods and gateways must restart to be found there'],
  },
  'without a report, the values of istiod say it': {
    before: values({ global: { meshID: 'a', multiCluster: { clusterName: 'us' } } }),
    after: values({ global: { meshID: 'b', multiCluster: { clusterName: 'us-2' } } }),
    says: [
      'danger [us] mesh id changed: a -> b; programs that use the former ID no longer recognize the mesh',
      'danger [us] cluster name changed: us -> us-2; its peers no longer know it',
    ],
  },
  'the report and the values say it in one line': {
    before: values({ meshConfig: { trustDomain: 'corp.local' } }, fleetOf()),
    after: values(
      { meshConfig: { trustDomain: 'example.local' } },
      fleetOf({ mesh: { trustDomain: 'example.local' } }),
    ),
    says: [
      'danger [eu, us] trust domain changed: corp.local -> example.local; every identity changes, and certificates issued before are rejected',
    ],
  },
});
