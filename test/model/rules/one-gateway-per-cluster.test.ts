import { oneGatewayPerCluster } from '../../../lib/model/rules/one-gateway-per-cluster';
import { fleetOf, gateway } from '../facts';
import { ruleTest } from './rule-test';

ruleTest(oneGatewayPerCluster, {
  valid: [
    ['every cluster has one gateway', fleetOf()],
    ['a cluster may have no gateway', fleetOf({ gateways: [gateway('us')] })],
  ],
  invalid: [
    [
      'fails for a second gateway, and the first one by path counts',
      fleetOf({ gateways: [gateway('us', { id: 'b' }), gateway('us', { id: 'a' }), gateway('eu')] }),
      [{ path: 'training-mesh/us/b', what: /"us" already has the east-west gateway "a"/, value: 'b' }],
    ],
    [
      'fails for every gateway after the first',
      fleetOf({ gateways: ['a', 'b', 'c'].map((id) => gateway('us', { id })) }),
      [
        { path: 'training-mesh/us/b', what: /"a"/ },
        { path: 'training-mesh/us/c', what: /"a"/ },
      ],
    ],
  ],
});
