import type { GatewayFacts } from '../../../lib/model/facts';
import { exporterHasAddress } from '../../../lib/model/rules/exporter-has-address';
import { PENDING, cluster, entry, fleetOf, gateway } from '../facts';
import { ruleTest } from './rule-test';

const nowhere: Partial<GatewayFacts> = { address: { type: 'IPAddress', values: [], externalDns: false } };
const gateways = [gateway('us', nowhere), gateway('eu')];
const path = 'training-mesh/us/eastwest';

ruleTest(exporterHasAddress, {
  valid: [
    ['every exporter has an address', fleetOf()],
    [
      'a cluster that exports nothing needs none',
      fleetOf({ gateways, entries: [entry('echo', { exportedBy: ['eu'] })] }),
    ],
    [
      'a cluster whose exports nobody else calls needs none',
      fleetOf({ gateways, entries: [entry('echo', { exportedBy: ['us'], importedBy: ['us'] })] }),
    ],
    [
      'an exporter may wait for its address: what depends on it is withheld',
      fleetOf({ gateways: [gateway('us', { address: PENDING }), gateway('eu')] }),
    ],
  ],
  invalid: [
    [
      'fails for an exporter that importers must reach',
      fleetOf({ gateways, entries: [entry('echo', { exportedBy: ['us'], importedBy: ['eu'] })] }),
      [{ path, what: /no address, but "eu" must reach it/ }],
    ],
    [
      'fails for an exporter that other exporters must reach',
      fleetOf({ gateways, entries: [entry('echo', { importedBy: [] })] }),
      [{ path, what: /"eu" must reach it/ }],
    ],
    [
      'fails for an exporter without an address beside one that waits for it',
      fleetOf({ gateways: [gateway('us', nowhere), gateway('eu', { address: PENDING })] }),
      [{ path, what: /"eu" must reach it/ }],
    ],
    [
      'fails with all clusters that must reach the gateway',
      fleetOf({ clusters: [cluster('us'), cluster('eu'), cluster('ap')], gateways }),
      [{ path, what: /"ap", "eu" must reach it/ }],
    ],
  ],
});
