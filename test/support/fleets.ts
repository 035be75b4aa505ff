import type { Fleet } from '../../lib/model/fleet/fleet';
import {
  PENDING,
  cluster,
  entry,
  fleetOf,
  gateway,
  namespace,
  port,
  reported,
  service,
  standby,
  weighted,
} from '../model/facts';

const three = ['us', 'eu', 'ap'].map((name) => cluster(name));
const withoutCapture = cluster('ap', { istio: { ...cluster('ap').istio, dnsCapture: false } });
const second = gateway('eu', {
  id: 'second',
  address: { type: 'IPAddress', values: ['192.0.2.1', '2001:db8::1'], externalDns: false },
});

/** Fleets of many kinds, for what must hold for all of them. */
export const FLEETS: readonly (readonly [string, Fleet])[] = [
  ['two clusters that run one service', fleetOf()],
  ['a cluster without hosts', fleetOf({ clusters: [cluster('us')], gateways: [], entries: [] })],
  [
    'a host that one cluster runs, for everybody, with pods of unknown canonical name',
    fleetOf({
      entries: [
        entry('open', { exportedBy: ['eu'], callers: undefined, service: service({ canonicalName: undefined }) }),
      ],
    }),
  ],
  [
    'an active cluster and a standby',
    fleetOf({
      clusters: three,
      entries: [entry('echo', { exportedBy: ['us', 'eu'], routing: standby('us', 'eu') })],
    }),
  ],
  [
    'weights, one of which is 0, and two ports',
    fleetOf({
      clusters: three,
      entries: [
        entry('echo', {
          exportedBy: ['us', 'eu', 'ap'],
          routing: weighted(['us', 80], ['eu', 20], ['ap', 0]),
          service: service({ ports: [port(), port({ name: 'grpc', port: 90, targetPort: 9090, protocol: 'GRPC' })] }),
        }),
      ],
    }),
  ],
  [
    'a gateway without an address yet, and a cluster out of rotation',
    fleetOf({
      clusters: [cluster('us'), cluster('eu', { inRotation: false }), cluster('ap')],
      gateways: [gateway('us'), gateway('eu'), gateway('ap', { address: PENDING })],
      entries: [entry('echo'), entry('pinned', { exportedBy: ['ap'] }), entry('left', { exportedBy: ['eu'] })],
    }),
  ],
  [
    'a cluster whose DNS must answer, two gateways, and a Service whose own name is global',
    fleetOf({
      clusters: [cluster('us'), cluster('eu'), withoutCapture],
      gateways: [gateway('us'), gateway('eu'), second, gateway('ap')],
      entries: [entry('echo', { address: '240.0.0.1', globalServiceName: true })],
      namespaces: [namespace('us', 'frontend', { egress: [] })],
    }),
  ],
  [
    'a cluster of another repository, with a host of its own and a share in one of ours',
    fleetOf({
      reported: [
        reported('ap', {
          entries: ['far', 'echo'].map((id) => ({
            ...entry(id, { exportedBy: ['ap'], path: `training-mesh/ap/${id}` }),
            importedBy: ['us'],
          })),
        }),
      ],
      entries: [entry('echo', { exportedBy: ['eu', 'ap'] })],
    }),
  ],
];
