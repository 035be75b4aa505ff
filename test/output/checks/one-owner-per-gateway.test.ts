import { problemsOfChecks } from '../../../lib/output/checks/check';
import { oneOwnerPerGateway } from '../../../lib/output/checks/one-owner-per-gateway';
import { crossNetworkGateway } from '../../../lib/resources/gateway/cross-network';
import { gatewayDeployment } from '../../../lib/resources/gateway/deployment';
import type { Manifest } from '../../../lib/resources/manifest';
import { cluster, fleetOf, gateway as facts } from '../../model/facts';
import { checkTest, object } from './check-test';

const pods = gatewayDeployment(facts('us'), cluster('us'));
const second = gatewayDeployment(facts('us', { id: 'second' }), cluster('us'));
const SELECTOR = { istio: 'eastwestgateway' };

function gateway(selector: unknown = SELECTOR, number: unknown = 15443, namespace = 'istio-eastwest'): Manifest {
  const servers = [{ port: { number, name: 'tls', protocol: 'TLS' }, hosts: ['*.local'] }];
  return object('networking.istio.io/v1', 'Gateway', { name: 'more', namespace }, { spec: { selector, servers } });
}

checkTest(oneOwnerPerGateway, {
  valid: [
    ['a Gateway for other pods', [pods, gateway({ istio: 'other' })]],
    ['a Gateway for a gateway of the program', [pods, gateway({ istio: 'secondgateway' })]],
    ['another port', [pods, gateway(SELECTOR, 443)]],
    ['a Gateway of another namespace', [pods, gateway(SELECTOR, 15443, 'shop')]],
    ['a cluster without a gateway of ours', [gateway()]],
    ['fields that are not what they should be', [pods, gateway('all', '15443')]],
  ],
  invalid: [
    ['a second Gateway for the same pods', [pods, gateway()], /opens hosts on port 15443/],
    ['a Gateway for all pods', [pods, gateway(null)], /opens hosts on port 15443/],
  ],
});

test('lets the list of hosts of an east-west gateway pass, with a patch too', () => {
  const manifest = crossNetworkGateway(facts('us'), ['echo.mesh.local', 'patched.shop.svc.cluster.local']);
  const placed = [pods, manifest].map((each) => ({ path: facts('us').path, manifest: each }));
  expect(problemsOfChecks([oneOwnerPerGateway], 'us', placed, fleetOf())).toEqual([]);
});

test('says which Gateway to patch', () => {
  const fleet = fleetOf({ gateways: [facts('us'), facts('us', { id: 'second' })] });
  const placed = [pods, second, gateway({ istio: 'secondgateway' })].map((manifest) => ({
    path: 'mesh/us/x',
    manifest,
  }));
  const [problem] = problemsOfChecks([oneOwnerPerGateway], 'us', placed, fleet);
  expect(problem).toMatchObject({
    value: ['*.local'],
    fix: expect.stringMatching(/patch Gateway istio-eastwest\/cross-network-second$/) as string,
  });
});
