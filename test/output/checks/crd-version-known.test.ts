import type { Fleet } from '../../../lib/model/fleet/fleet';
import { crdVersionKnown } from '../../../lib/output/checks/crd-version-known';
import type { Manifest } from '../../../lib/resources/manifest';
import { cluster, fleetOf, observability } from '../../model/facts';
import { checkTest, object } from './check-test';

function us(overrides: Parameters<typeof cluster>[1]): Fleet {
  return fleetOf({ clusters: [cluster('us', overrides)] });
}

const istio = (version: string): Fleet => us({ istio: { ...cluster('us').istio, version } });
const monitored = fleetOf({ observability: [observability()] });

function crd(group: string, kind: string): Manifest {
  return object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {}, { spec: { group, names: { kind } } });
}

checkTest(crdVersionKnown, {
  valid: [
    ...(
      [
        ['v1', 'Service'],
        ['v1', 'List'],
        ['rbac.authorization.k8s.io/v1', 'RoleBindingList'],
        ['apps/v1', 'Deployment'],
        ['autoscaling/v1', 'HorizontalPodAutoscaler'],
        ['autoscaling/v2', 'HorizontalPodAutoscaler'],
        ['networking.k8s.io/v1', 'Ingress'],
        ['networking.k8s.io/v1beta1', 'ServiceCIDR'],
        ['certificates.k8s.io/v1beta1', 'ClusterTrustBundle'],
        ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'],
        ['resource.k8s.io/v1', 'DeviceClass'],
        ['networking.istio.io/v1alpha3', 'VirtualService'],
        ['networking.istio.io/v1beta1', 'ProxyConfig'],
        ['extensions.istio.io/v1alpha1', 'TrafficExtension'],
        ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
        ['gateway.networking.x-k8s.io/v1alpha1', 'XMesh'],
        ['monitoring.coreos.com/v9', 'Elsewhere'],
        ['example.com/v1', 'Planet'],
        ['networking.istio.example.com/v1', 'Gatway'],
      ] as const
    ).map(([apiVersion, kind]) => [`${apiVersion} ${kind}`, [object(apiVersion, kind)]] as const),
    ['a kind whose CRD lies beside it', [crd('gateway.networking.k8s.io', 'TCPRoute'), tcpRoute()]],
    ['a CRD without a group', [object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {}, { spec: null })]],
  ],
  invalid: [
    ...(
      [
        ['networking.istio.io/v1alpha4', 'VirtualService', /^no version v1alpha4 of VirtualService is served$/],
        ['networking.istio.io/v1', 'EnvoyFilter', /^no version v1 of EnvoyFilter/],
        ['networking.istio.io/v1', 'VirtualServce', /^API group networking\.istio\.io has no kind VirtualServce$/],
        ['security.istio.io/v1', 'VirtualService', /^API group security\.istio\.io has no kind/],
        ['gateway.networking.k8s.io/v1alpha2', 'TLSRoute', /^no version v1alpha2 of TLSRoute/],
        ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute', /has no kind TCPRoute/],
        ['policy/v1beta1', 'PodDisruptionBudget', /^no version v1beta1 of PodDisruptionBudget/],
        ['policy/v1beta1', 'PodSecurityPolicy', /^API group policy has no kind PodSecurityPolicy/],
        ['extensions/v1beta1', 'Ingress', /^API group extensions has no kind Ingress/],
        ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', /^no version v2beta2/],
        ['batch/v1beta1', 'CronJob', /^no version v1beta1/],
        ['networking.k8s.io/v1beta1', 'Ingress', /^no version v1beta1/],
        ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole', /^no version v1beta1/],
        ['apps/v1beta2', 'Deployment', /^no version v1beta2/],
        ['v1', 'Deployment', /^the core API group has no kind Deployment$/],
        ['v2', 'Service', /^no version v2 of Service/],
        ['v1', 'constructor', /has no kind constructor/],
        ['apps', 'Deployment', /^the core API group has no kind Deployment$/],
        ['app/v1', 'Deployment', /^there is no API group "app"$/],
      ] as const
    ).map(([apiVersion, kind, what]) => [`${apiVersion} ${kind}`, [object(apiVersion, kind)], what] as const),
    ['a kind whose CRD is of another group', [crd('example.com', 'TCPRoute'), tcpRoute()], /has no kind TCPRoute/],
  ],
});

function tcpRoute(): Manifest {
  return object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute');
}

function fixOf(apiVersion: string, kind: string, fleet = fleetOf()): string | undefined {
  const [finding, ...others] = crdVersionKnown.check('us', [{ path: '', manifest: object(apiVersion, kind) }], fleet);
  expect(others).toEqual([]);
  return finding?.fix;
}

test.each([
  ['networking.istio.io/v1alpha4', 'VirtualService', /^use apiVersion "networking\.istio\.io\/v1" or .*v1beta1" or/],
  ['networking.istio.io/v1', 'VirtualServce', /did you mean "VirtualService"\?$/],
  ['extensions/v1beta1', 'Ingress', /^use apiVersion "networking\.k8s\.io\/v1"$/],
  ['v1', 'Deployment', /^use apiVersion "apps\/v1"$/],
  ['apps/v1', 'Service', /^use apiVersion "v1"$/],
  [
    'security.istio.io/v1',
    'Gateway',
    /^use apiVersion "networking\.istio\.io\/v1" or "gateway\.networking\.k8s\.io\/v1"$/,
  ],
  ['app/v1', 'Deploymnt', /^write the group in full; did you mean "apps"\?$/],
  ['extensions/v1beta1', 'Ingres', /did you mean "Ingress"\?$/],
  ['gateway.networking.k8s.io/v1alpha2', 'UDPRoute', /experimental.*gatewayApiCrds: 'existing'/],
  ['batch/v1', 'Workflow', /kubectl api-resources$/],
  ['policy/v1beta1', 'PodSecurityPolicy', /^label the namespace/],
])('says what to do about %s %s', (apiVersion, kind, fix) => {
  expect(fixOf(apiVersion, kind)).toMatch(fix);
});

test('a Gateway API that the platform installs can have any kinds', () => {
  expect(fixOf('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', us({ gatewayApiCrds: 'existing' }))).toBeUndefined();
});

test('kinds of the Prometheus operator are known where the library installs it', () => {
  expect(fixOf('monitoring.coreos.com/v1', 'ServiceMonitr', monitored)).toMatch(/"ServiceMonitor"\?$/);
  expect(fixOf('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', monitored)).toBeUndefined();
});

test('a kind of Istio is known from the release that brought it', () => {
  expect(fixOf('extensions.istio.io/v1alpha1', 'TrafficExtension', istio('1.29.2'))).toBe('use Istio 1.30.0 or later');
  expect(fixOf('extensions.istio.io/v1alpha1', 'TrafficExtension', istio('1.30.0'))).toBeUndefined();
  expect(fixOf('extensions.istio.io/v1alpha1', 'TrafficExtension', istio('latest'))).toBeUndefined();
});

test('a cluster that is in no fleet has what every cluster has', () => {
  const placed = [{ path: '', manifest: object('gateway.networking.k8s.io/v9', 'Gateway') }];
  expect([...crdVersionKnown.check('ap', placed, fleetOf())]).toEqual([]);
});
