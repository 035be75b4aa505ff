import type { AddressFacts, GatewayFacts } from '../../../lib/model/facts/gateway';
import type { ReportedClusterFacts } from '../../../lib/model/facts/cluster-from-report';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { exporterHasAddress } from '../../../lib/model/rules/exporter-has-address';
import { PENDING, cluster, entry, fleetOf, gateway, reported, reportedEntry } from '../facts';
import { ruleTest } from './rule-test';

const noAddress: AddressFacts = { type: 'IPAddress', values: [], externalDns: false };
const nowhere: Partial<GatewayFacts> = { address: noAddress };
const gateways = [gateway('us', nowhere), gateway('eu')];
const path = 'training-mesh/us/eastwest';

/** us and eu call a host that ap, which another repository writes, runs. */
function reportedExporter(facts: Partial<ReportedClusterFacts>): Fleet {
  const entries = [reportedEntry('ap', 'echo')];
  return fleetOf({
    reported: [reported('ap', { entries, ...facts })],
    entries: [entry('echo', { exportedBy: ['ap'] })],
  });
}

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
    ['a cluster that another repository writes has an address if it is called', reportedExporter({})],
    [
      'a cluster that another repository writes needs none if nobody here calls it',
      fleetOf({ reported: [reported('ap', { addresses: [] })], entries: [] }),
    ],
    ['a cluster that another repository writes may wait for its address', reportedExporter({ addresses: [PENDING] })],
    [
      'a cluster that another repository took out of rotation needs none',
      reportedExporter({ addresses: [], inRotation: false }),
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
      'fails for a gateway without address beside another of its cluster',
      fleetOf({ gateways: [gateway('us'), gateway('us', { id: 'second', ...nowhere }), gateway('eu')] }),
      [{ path: 'training-mesh/us/second', what: /"eu" must reach it/ }],
    ],
    [
      'fails for a cluster of another repository that is called and has no gateway',
      reportedExporter({ addresses: [] }),
      [{ path: 'training-mesh/ap', what: /report of "ap" has no address .* "eu", "us" must/, fix: /own repository/ }],
    ],
    [
      'fails for a cluster of another repository that is called by a host of its own, at a gateway without address',
      fleetOf({
        entries: [],
        reported: [
          reported('ap', { addresses: [noAddress], entries: [reportedEntry('ap', 'quotes', { importedBy: ['us'] })] }),
        ],
      }),
      [{ path: 'training-mesh/ap', what: /but "us" must/ }],
    ],
    [
      'fails with all clusters that must reach the gateway',
      fleetOf({ clusters: [cluster('us'), cluster('eu'), cluster('ap')], gateways }),
      [{ path, what: /"ap", "eu" must reach it/ }],
    ],
  ],
});
