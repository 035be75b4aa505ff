import { App, Chart } from 'cdk8s';
import type { Manifest } from '../../lib';
import { faultsOf } from './oracle';
import { textFaults } from './oracle/files';
import type { Written } from './oracle/objects';
import { problemFaults } from './oracle/problems';
import { worldOf } from './oracle/world';
import { cluster, entry, fleet, service } from './small';
import { attempt } from './trial';

/** Two clusters run echo, whose own name is global; eu runs pay for anybody; sidecars in ap do not answer DNS. */
const FLEET = fleet({
  clusters: [cluster('us'), cluster('eu'), { ...cluster('ap'), istio: { kind: 'managed', dnsCapture: false } }],
  services: [service('echo'), service('pay')],
  entries: [
    entry('echo', 0, [0, 1], {
      callers: [{ namespace: 'web', serviceAccount: 'web' }],
      globalServiceName: true,
      address: '240.10.0.1',
    }),
    entry('pay', 1, [1], { address: '240.10.0.2' }),
  ],
});

const world = worldOf(FLEET, undefined);
const files = rendered();

function rendered(): readonly Written[] {
  const result = attempt(FLEET, false);
  if (result.kind !== 'valid') throw new Error(`the fleet of this test is ${result.kind}`);
  return result.files;
}

/** What is rendered, with one object changed: the only one whose file, kind and name end so. */
function changed(end: string, change: (manifest: Manifest) => object): readonly Written[] {
  return replaced(end, (written) => [{ ...written, manifest: change(structuredClone(written.manifest)) as Manifest }]);
}

function replaced(end: string, change: (written: Written) => readonly Written[]): readonly Written[] {
  const found = files.filter(({ file, manifest: { kind, metadata } }) =>
    `${file} ${kind} ${metadata.name}`.endsWith(end),
  );
  expect(found).toHaveLength(1);
  return files.flatMap((written) => (found.includes(written) ? change(written) : [written]));
}

function without(end: string): readonly Written[] {
  return replaced(end, () => []);
}

function again(end: string, other: Partial<Written>): readonly Written[] {
  return replaced(end, (written) => [written, { ...written, ...other }]);
}

/** A manifest with another value at a path of its fields. */
function at(path: string, value: unknown): (manifest: Manifest) => object {
  return (manifest) => {
    const steps = path.split('/');
    const last = steps.pop() ?? '';
    const owner = steps.reduce<Record<string, unknown>>((it, step) => it[step] as Record<string, unknown>, manifest);
    owner[last] = value;
    return manifest;
  };
}

const US_EXPOSES = 'us/config/eastwest.yaml Gateway cross-network';
const US_PEER = 'us/config/peers.yaml Gateway peer-eu';
const AP_ECHO = 'ap/config/echo.yaml ServiceEntry echo-mesh-local';
const US_ECHO = 'us/config/echo.yaml ServiceEntry echo-mesh-local';
const US_REMOTE = 'us/config/shop-echo.yaml WorkloadEntry echo-eu';
const US_POLICY = 'us/config/shop-echo.yaml AuthorizationPolicy echo-callers';
const EU_PAY_MTLS = 'eu/config/shop-pay.yaml PeerAuthentication pay';
const US_DOOR = 'us/gateways/eastwest.yaml Service istio-eastwestgateway';
const PRINCIPALS = 'spec/rules/0/from/0/source/principals';
const OPEN_POLICY = {
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'other', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'pay' } }, rules: [{ from: [{ source: { principals: [] } }], to: [] }] },
};

test('nothing is wrong with what is rendered', () => {
  expect(faultsOf(world, files)).toEqual([]);
  expect(textFaults(files)).toEqual([]);
});

test.each<readonly [string, string, () => readonly Written[]]>([
  ['every object is legal', 'a field that the CRD does not have', () => changed(US_ECHO, at('spec/hostz', []))],
  ['every object is legal', 'a value that a CEL rule refuses', () => changed(US_ECHO, at('spec/hosts', ['*']))],
  ['every object is legal', 'a name with a capital', () => changed(US_DOOR, at('metadata/name', 'Door'))],
  ['every object is legal', 'a Service whose name has a dot', () => changed(US_DOOR, at('metadata/name', 'a.b'))],
  ['every object is legal', 'a namespace with a slash', () => changed(US_DOOR, at('metadata/namespace', 'a/b'))],
  ['every object is legal', 'a label that is a number', () => changed(US_DOOR, at('metadata/labels', { a: 1 }))],
  ['every object is legal', 'a label that is a sentence', () => changed(US_DOOR, at('metadata/labels', { a: 'b c' }))],
  ['every object is legal', 'a kind without a CRD', () => changed(US_DOOR, at('apiVersion', 'example.com/v1'))],
  ['gateways expose', 'a host too few', () => changed(US_EXPOSES, at('spec/servers/0/hosts', ['echo.mesh.local']))],
  ['gateways expose', 'a host too many', () => changed(US_EXPOSES, at('spec/servers/0/hosts/2', 'pay.mesh.local'))],
  ['gateways expose', 'no list of hosts', () => without(US_EXPOSES)],
  ['gateways expose', 'another gateway', () => changed(US_EXPOSES, at('spec/selector/istio', 'othergateway'))],
  ['clusters reach', 'no gateway of a cluster that is called', () => without(US_PEER)],
  ['clusters reach', 'another address', () => changed(US_PEER, at('spec/addresses/0/value', 'a.example.com'))],
  ['clusters reach', 'no address', () => changed(US_PEER, at('spec/addresses', []))],
  ['clusters reach', 'a gateway too many', () => again(US_PEER, { manifest: peer('ap') })],
  ['clusters reach', 'an endpoint too few', () => changed(AP_ECHO, at('spec/endpoints', [{ network: 'peer-us' }]))],
  ['clusters reach', 'the endpoint of a stranger', () => changed(AP_ECHO, at('spec/endpoints/1/network', 'peer-ap'))],
  ['clusters reach', 'no remote workloads', () => without(US_REMOTE)],
  ['clusters reach', 'remote workloads elsewhere', () => changed(US_REMOTE, at('spec/network', 'peer-ap'))],
  ['clusters reach', 'remote workloads for one name only', () => changed(US_REMOTE, at('spec/labels/app', 'other'))],
  ['hosts are known once', 'an entry twice', () => again(US_ECHO, { file: 'clusters/us/config/two.yaml' })],
  ['hosts are known once', 'no entry', () => without(US_ECHO)],
  ['hosts are known once', 'an address of another host', () => changed(AP_ECHO, at('spec/addresses', ['240.10.0.2']))],
  ['hosts are known once', 'the same in IPv6', () => changed(AP_ECHO, at('spec/addresses', ['::FFFF:240.10.0.2']))],
  ['hosts are known once', 'no address', () => changed(AP_ECHO, at('spec/addresses', []))],
  ['services have one policy', 'none', () => without(US_POLICY)],
  ['services have one policy', 'two', () => again(US_POLICY, { file: 'clusters/us/config/two.yaml' })],
  ['services have one policy', 'one without its caller', () => changed(US_POLICY, at(PRINCIPALS, []))],
  ['services have one policy', 'one with a stranger', () => changed(US_POLICY, at(`${PRINCIPALS}/1`, 'b/ns/a/sa/c'))],
  [
    'services have one policy',
    'one for other pods',
    () => changed(US_POLICY, at('spec/selector/matchLabels/app', 'b')),
  ],
  ['services have one policy', 'one for what anybody calls', () => again(EU_PAY_MTLS, { manifest: OPEN_POLICY })],
  ['files lie', 'two of one object', () => again(US_POLICY, { file: 'clusters/us/config/two.yaml' })],
  ['files lie', 'two files that differ in case', () => again(US_PEER, { file: 'clusters/us/config/Peers.yaml' })],
  ['files lie', 'objects in another order', () => files.toReversed()],
  ['files lie', 'the directory of another cluster', () => again(US_POLICY, { file: 'clusters/eu/config/a.yaml' })],
  ['files lie', 'no directory', () => again(US_POLICY, { file: 'c.yaml' })],
  ['files lie', 'a path that leads up', () => again(US_POLICY, { file: 'clusters/us/config/../d.yaml' })],
])('the oracle says "%s" of %s', (invariant, _what, bad) => {
  const faults = faultsOf(world, bad());
  expect(faults.filter((fault) => fault.startsWith(invariant))).not.toEqual([]);
});

function peer(name: string): Manifest {
  const labels = { 'topology.istio.io/network': `peer-${name}` };
  const metadata = { name: `peer-${name}`, namespace: 'istio-system', labels };
  const spec = { addresses: [{ type: 'Hostname', value: `gateway.${name}.example.com` }] };
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata, spec };
}

test('the oracle tells a file whose text means something else', () => {
  const broken = changed(US_DOOR, at('spec', new Date(0))).filter((object) => !files.includes(object));
  expect(textFaults(broken)).not.toEqual([]);
});

const PROBLEM = { rule: 'valid-names', path: 'us', what: 'the name is wrong', fix: 'give another one' };

test.each([
  ['names no rule that has a page', { rule: 'no-such-rule' }],
  ['names no construct', { path: 'eu' }],
  ['names nothing', { path: '' }],
  ['does not say what is wrong', { what: '' }],
  ['does not say what to do', { fix: '' }],
  ['speaks in the words of a program', { what: 'undefined is not iterable' }],
  ['is a warning alone', { severity: 'warning' as const }],
])('the oracle tells a refusal that %s', (_title, fault) => {
  const root = new App();
  new Chart(root, 'us');
  expect(problemFaults([PROBLEM], root)).toEqual([]);
  expect(problemFaults([{ ...PROBLEM, ...fault }], root)).toHaveLength(1);
});
