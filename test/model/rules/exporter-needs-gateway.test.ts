import { exporterNeedsGateway } from '../../../lib/model/rules/exporter-needs-gateway';
import { entry, fleetOf, gateway } from '../facts';
import { ruleTest } from './rule-test';

ruleTest(exporterNeedsGateway, {
  valid: [
    ['every exporter has a gateway', fleetOf()],
    [
      'a cluster that only calls needs no gateway',
      fleetOf({ gateways: [gateway('eu')], entries: [entry('echo', { exportedBy: ['eu'] })] }),
    ],
    [
      'an exporter that only calls itself needs no gateway',
      fleetOf({ gateways: [], entries: [entry('echo', { exportedBy: ['eu'], importedBy: ['eu'] })] }),
    ],
    [
      'an exporter that nobody calls needs no gateway',
      fleetOf({ gateways: [], entries: [entry('echo', { exportedBy: ['eu'], importedBy: [] })] }),
    ],
  ],
  invalid: [
    [
      'fails for an exporter without gateway that another cluster calls',
      fleetOf({ gateways: [gateway('us')], entries: [entry('echo', { exportedBy: ['eu'] })] }),
      [{ path: 'training-mesh/eu', what: /"eu" exports echo\.mesh\.local/ }],
    ],
    [
      'fails for every exporter of a service that several clusters run',
      fleetOf({ gateways: [], entries: [entry('echo', { importedBy: [] })] }),
      [
        { path: 'training-mesh/eu', what: /"eu"/ },
        { path: 'training-mesh/us', what: /"us"/ },
      ],
    ],
    [
      'fails once for a cluster, with all hosts that others call',
      fleetOf({
        gateways: [gateway('us')],
        entries: [
          entry('a', { exportedBy: ['eu'] }),
          entry('b', { exportedBy: ['eu'], importedBy: ['eu'] }),
          entry('c', { exportedBy: ['eu'] }),
        ],
      }),
      [{ path: 'training-mesh/eu', what: /exports a\.mesh\.local, c\.mesh\.local to/ }],
    ],
  ],
});
