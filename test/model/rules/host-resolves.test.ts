import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { hostResolves } from '../../../lib/model/rules/host-resolves';
import { PENDING, cluster, entry, fleetOf, gateway, reported, reportedEntry } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';
const silent = { istio: { ...cluster('us').istio, dnsCapture: false } };
const clusters = [cluster('us', silent), cluster('eu'), cluster('ap', silent)];

function host(facts: Partial<DeclaredEntry>): Fleet {
  return fleetOf({ clusters, entries: [entry('echo', facts)] });
}

/** The same where all sidecars capture DNS. */
function address(value: string): Fleet {
  return fleetOf({ entries: [entry('echo', { address: value })] });
}

function two(first: string, second: string): Fleet {
  return fleetOf({ entries: [entry('a', { address: first }), entry('b', { address: second })] });
}

const gateways = [
  gateway('us', { address: { type: 'IPAddress', values: ['198.51.100.7'], externalDns: false } }),
  gateway('eu'),
];
const ofAp = reported('ap', { addresses: [{ type: 'IPAddress', values: ['2001:db8::7'], externalDns: false }] });

ruleTest(hostResolves, {
  valid: [
    ['sidecars that capture DNS need no address', fleetOf()],
    ['a host may have an address where nobody needs it', address('240.0.0.10')],
    ['a host with an address resolves everywhere', host({ address: '240.0.0.10' })],
    ['an address may be private, reserved or IPv6', two('10.0.0.10', 'fd00::10')],
    ['a cluster that knows nothing of the host needs nothing', host({ exportedBy: ['eu'], importedBy: ['eu'] })],
    [
      'a host that is withheld needs no address yet',
      fleetOf({
        clusters,
        gateways: [gateway('eu', { address: PENDING })],
        entries: [entry('echo', { exportedBy: ['eu'] })],
      }),
    ],
    [
      'addresses beside those that istiod gives are free',
      fleetOf({
        entries: ['240.239.255.255', '240.241.0.0', '2001:1::', '2001:2:1::'].map((value, index) =>
          entry(`host-${index}`, { address: value }),
        ),
      }),
    ],
    [
      'where no sidecar captures DNS nobody uses what istiod gives',
      fleetOf({
        clusters: [cluster('us', silent)],
        entries: [entry('echo', { exportedBy: ['us'], address: '240.240.0.1' })],
      }),
    ],
    [
      'a host that is declared twice is left to unique-hosts',
      fleetOf({ entries: ['a', 'b'].map((id) => entry(id, { host: 'echo.mesh.local', address: '240.0.0.10' })) }),
    ],
  ],
  invalid: [
    [
      'fails once for a host without address, with all clusters where it would not resolve',
      host({ exportedBy: ['eu', 'us'] }),
      [{ path, what: /sidecars in "ap", "us" do not capture DNS/, value: 'echo.mesh.local', fix: /240\.10\.0\.1/ }],
    ],
    [
      'fails for an exporter too, also while nobody else takes calls',
      fleetOf({
        clusters: clusters.map((each) => ({ ...each, inRotation: false })),
        entries: [entry('echo', { exportedBy: ['us'] })],
      }),
      [{ path, what: /sidecars in "us" do/ }],
    ],
    [
      'fails for a host of another repository, which must give the address',
      fleetOf({
        clusters,
        entries: [],
        reported: [reported('jp', { entries: [reportedEntry('jp', 'quotes')] })],
      }),
      [{ path: 'training-mesh/jp/quotes', what: /sidecars in "us"/, fix: /in the repository that declares it/ }],
    ],
    ...['', 'echo', '240.0.0.300', '240.0.0.0/24', 'fe80::1%eth0'].map(
      (value) =>
        [`fails for the address "${value}"`, address(value), [{ path, what: /not an IP address/, value }]] as const,
    ),
    ...(
      [
        ['0.0.0.0', /unspecified/],
        ['::', /unspecified/],
        ['127.0.0.1', /loopback/],
        ['::1', /loopback/],
        ['169.254.0.1', /link-local/],
        ['fe80::1', /link-local/],
        ['224.0.0.1', /multicast/],
        ['ff02::1', /multicast/],
        ['255.255.255.255', /broadcast/],
      ] as const
    ).map(([value, what]) => [`fails for the address ${value}`, address(value), [{ path, what, value }]] as const),
    ...['240.240.0.0', '240.240.255.255', '2001:2::1', '2001:2:0:ffff::', '::ffff:240.240.1.1'].map(
      (value) =>
        [
          `fails for the address ${value}, which istiod may give to another host`,
          address(value),
          [{ path, what: /^istiod in "eu", "us" gives addresses of this range/, value, fix: /240\.10\.0\.1/ }],
        ] as const,
    ),
    [
      'fails with the clusters that capture DNS only',
      host({ address: '240.240.0.1' }),
      [{ path, what: /^istiod in "eu" gives/ }],
    ],
    [
      'fails for an address that another host has',
      two('240.0.0.10', '240.0.0.10'),
      [{ path: 'training-mesh/b', what: /^host "a\.mesh\.local" already has/, value: '240.0.0.10' }],
    ],
    [
      'fails for the same address in another spelling',
      two('2001:db8::10', '2001:DB8:0:0::10'),
      [{ path: 'training-mesh/b', value: '2001:DB8:0:0::10' }],
    ],
    [
      'fails for an address that a host of another repository has',
      fleetOf({
        entries: [entry('echo', { address: '240.0.0.10' })],
        reported: [reported('jp', { entries: [reportedEntry('jp', 'quotes', { address: '240.0.0.10' })] })],
      }),
      [{ path: 'training-mesh/jp/quotes', what: /^host "echo\.mesh\.local"/ }],
    ],
    [
      'fails for the address of a gateway',
      fleetOf({ gateways, entries: [entry('echo', { address: '198.51.100.7' })] }),
      [{ path, what: /^the gateway of cluster "us" already has/ }],
    ],
    [
      'fails for the address of a gateway that another repository writes',
      fleetOf({ reported: [ofAp], entries: [entry('echo', { address: '2001:db8:0::7' })] }),
      [{ path, what: /^the gateway of cluster "ap" already has/ }],
    ],
  ],
});
