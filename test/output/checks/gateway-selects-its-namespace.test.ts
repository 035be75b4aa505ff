import { problemsOfChecks } from '../../../lib/output/checks/check';
import { gatewaySelectsItsNamespace } from '../../../lib/output/checks/gateway-selects-its-namespace';
import type { Manifest } from '../../../lib/resources/manifest';
import { fleetOf } from '../../model/facts';
import { checkTest, object } from './check-test';

const WEB = { istio: 'web' };

function pods(namespace: string, labels: object = WEB, apiVersion = 'apps/v1', kind = 'Deployment'): Manifest {
  const template = { metadata: { labels }, spec: { containers: [{}] } };
  return object(apiVersion, kind, { namespace }, { spec: { template } });
}

function gateway(selector?: unknown, apiVersion = 'networking.istio.io/v1'): Manifest {
  return object(apiVersion, 'Gateway', { name: 'web', namespace: 'shop' }, { spec: { selector } });
}

checkTest(gatewaySelectsItsNamespace, {
  valid: [
    ['pods of its namespace', [pods('shop'), gateway(WEB)]],
    ['pods of its namespace beside pods of another', [pods('ingress'), pods('shop'), gateway(WEB)]],
    ['pods that another repository declares', [gateway(WEB)]],
    ['pods of other labels', [pods('ingress', { istio: 'other' }), gateway(WEB)]],
    ['a Job of another namespace', [pods('ingress', WEB, 'batch/v1', 'Job'), gateway(WEB)]],
    ['no selector', [pods('ingress'), gateway()]],
    ['a Gateway of the Gateway API', [pods('ingress'), gateway(WEB, 'gateway.networking.k8s.io/v1')]],
    ['a selector that is no map', [pods('ingress'), gateway('web')]],
  ],
  invalid: [
    ['pods of another namespace', [pods('ingress'), gateway(WEB)], /pods of "ingress" only/],
    ['an older version', [pods('ingress'), gateway(WEB, 'networking.istio.io/v1beta1')], /has no effect/],
    ['pods of two other namespaces', [pods('b'), pods('a'), gateway(WEB)], /pods of "a", "b" only/],
  ],
});

test.each([
  ['a gateway of the program', 'ingress', /^put it into namespace "ingress"/],
  ['an east-west gateway', 'istio-eastwest', /CrossClusterServiceEntry/],
])('says what to do about %s', (_title, namespace, fix) => {
  const placed = [pods(namespace), gateway(WEB)].map((manifest) => ({ path: 'mesh/us/web', manifest }));
  const [problem] = problemsOfChecks([gatewaySelectsItsNamespace], 'us', placed, fleetOf());
  expect(problem?.fix).toMatch(fix);
});
