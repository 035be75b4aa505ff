import { gatewayAddress } from '../../../../lib/cli/diff/changes/gateway-address';
import type { AddressFacts } from '../../../../lib/model/facts/gateway';
import { PENDING, fleetOf, gateway } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const DNS = 'external-dns.alpha.kubernetes.io/hostname';
const hostname = (...values: readonly string[]): AddressFacts => ({ type: 'Hostname', values, externalDns: true });
const at = (address: AddressFacts, withReport = true): Dist => ({
  fleet: withReport ? fleetOf({ gateways: [gateway('us'), gateway('eu', { address })] }) : null,
  objects: {
    'eu/gateways': [object('v1', 'Service', { annotations: { [DNS]: address.values.join(',') } })],
    'us/config':
      address === PENDING
        ? []
        : [
            object(
              'gateway.networking.k8s.io/v1',
              'Gateway',
              { name: 'peer-eu' },
              { gatewayClassName: 'istio-remote', addresses: address.values.map((value) => ({ value })) },
            ),
          ],
  },
});

detectorTest(gatewayAddress, {
  'the gateway moves': {
    before: at(hostname('a.example.com')),
    after: at(hostname('b.example.com')),
    says: ['review [eu, us] gateway address of eu changed: a.example.com -> b.example.com'],
  },
  'without a report, what the others are told says it': {
    before: at(hostname('a.example.com'), false),
    after: at(hostname('a.example.com', 'b.example.com'), false),
    says: [
      'review [us] gateway address of eu changed: a.example.com -> a.example.com, b.example.com',
      `info [eu] changed: Service test/test: metadata.annotations["${DNS}"] a.example.com -> "a.example.com,b.example.com"`,
    ],
  },
  'the address becomes known, and calls begin': {
    before: at(PENDING),
    after: at(hostname('a.example.com')),
    says: ['review [eu] gateway address of eu changed: none -> a.example.com'],
  },
});
