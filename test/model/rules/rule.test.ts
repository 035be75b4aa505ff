import { RULES } from '../../../lib/model/rules';
import type { Rule } from '../../../lib/model/rules/rule';
import { problemsOf } from '../../../lib/model/rules/rule';
import {
  PENDING,
  cluster,
  declaredOf,
  entry,
  fleetOf,
  gateway,
  namespace,
  port,
  reported,
  reportedEntry,
  service,
  ordered,
  standby,
  weighted,
} from '../facts';

test('every finding becomes a problem of its rule', () => {
  const two: Rule = {
    id: 'two',
    *check({ mesh }) {
      yield { path: mesh.path, what: 'a', fix: 'b', value: 1 };
      yield { path: mesh.path, what: 'c', fix: 'd' };
    },
  };
  const none: Rule = { id: 'none', check: () => [] };

  expect(problemsOf(fleetOf(), [none, two])).toEqual([
    { rule: 'two', path: 'training-mesh', what: 'a', fix: 'b', value: 1 },
    { rule: 'two', path: 'training-mesh', what: 'c', fix: 'd' },
  ]);
});

describe('the page of a problem', () => {
  const finding = { path: 'training-mesh', what: 'a', fix: 'b' };
  const plain: Rule = { id: 'plain', check: () => [finding] };
  const explained: Rule = { id: 'explained', page: 'https://wiki.example.com/explained', check: () => [finding] };

  test('is that of its rule; without one the report takes the page of the id', () => {
    expect(problemsOf(fleetOf(), [explained, plain])).toStrictEqual([
      { rule: 'explained', page: 'https://wiki.example.com/explained', ...finding },
      { rule: 'plain', ...finding },
    ]);
  });

  test.each(['', 'https://wiki.example.com'])('is %j where that is the default for rules without a page', (page) => {
    expect(problemsOf(fleetOf(), [explained, plain], page)).toStrictEqual([
      { rule: 'explained', page: 'https://wiki.example.com/explained', ...finding },
      { rule: 'plain', page, ...finding },
    ]);
  });

  test('is named by no rule of the library, because each has a page of its id', () => {
    expect(RULES.filter(({ page }) => page !== undefined)).toEqual([]);
  });
});

test('every rule has an id of its own, and the list is sorted by it', () => {
  const ids = RULES.map(({ id }) => id);

  expect(ids).toEqual([...new Set(ids)].sort());
});

/** ap, which another repository writes, leads the host. */
const SHARED = { exportedBy: ['ap', 'us'] };

test('the fleet that all tests start from has no problem', () => {
  expect(problemsOf(fleetOf(), RULES)).toEqual([]);
});

test('clusters and hosts of another repository are allowed', () => {
  const ap = reported('ap', { entries: [reportedEntry('ap', 'quotes'), reportedEntry('ap', 'echo', SHARED)] });

  expect(problemsOf(fleetOf({ reported: [ap], entries: [entry('echo', SHARED)] }), RULES)).toEqual([]);
});

test('a report that tells nothing has one problem, although the cluster is an exporter', () => {
  const fault = { what: 'the report is not the JSON of a fleet', fix: 'give another one' };
  const nothing = { region: 'unknown', network: 'ap', inRotation: false, addresses: [], fault };
  const fleet = fleetOf({ reported: [reported('ap', nothing)], entries: [entry('echo', SHARED)] });

  expect(problemsOf(fleet, RULES).map(({ rule }) => rule)).toEqual(['fleet-report-readable']);
});

test('a gateway that waits for its address is allowed', () => {
  const gateways = [gateway('us', { address: PENDING }), gateway('eu', { address: PENDING })];

  expect(problemsOf(fleetOf({ gateways }), RULES)).toEqual([]);
});

/** What an entry may say of clusters that nobody declared. */
const UNKNOWN = {
  routing: weighted(['', Number.NaN]),
  address: '%',
  globalServiceName: true,
};

test('no rule throws, whatever was declared', () => {
  const nothing = '';
  const wrong = fleetOf({
    mesh: { id: nothing, trustDomain: nothing },
    clusters: [cluster(nothing), cluster('Kubernetes', { network: nothing, region: '/' })],
    reported: [
      reported('ap', {
        network: nothing,
        region: nothing,
        addresses: [badAddress('IPAddress')],
        entries: [reportedEntry('ap', nothing, { host: nothing, exportedBy: [], address: '%' })],
      }),
      reported(nothing, { addresses: [], fault: { what: nothing, fix: nothing } }),
    ],
    namespaces: [namespace('us', nothing, { egress: [nothing, nothing, '*'] })],
    gateways: [gateway('nowhere', { id: nothing, minReplicas: Number.NaN, address: badAddress('IPAddress') })],
    entries: [
      entry(nothing, { exportedBy: ['nowhere', 'nowhere'], importedBy: ['nowhere'], callers: [], ...UNKNOWN }),
      entry('ordered', { routing: ordered('', 'nowhere', 'nowhere') }),
      entry('standby', { routing: standby(nothing, nothing) }),
      entry('b', {
        host: nothing,
        exportedBy: [],
        ...UNKNOWN,
        address: nothing,
        service: service({ namespace: nothing, selector: {}, ports: [port({ name: nothing, port: -1 })] }),
      }),
    ],
  });

  expect(new Set(problemsOf(wrong, RULES).map(({ rule }) => rule)).size).toBeGreaterThan(15);
});

test('an empty declaration has one problem', () => {
  const { mesh, tree } = declaredOf();
  const empty = fleetOf({ mesh, tree, clusters: [], gateways: [], entries: [] });

  expect(problemsOf(empty, RULES).map(({ rule }) => rule)).toEqual(['mesh-has-clusters']);
});

function badAddress(type: 'Hostname' | 'IPAddress'): ReturnType<typeof gateway>['address'] {
  return { type, values: ['', ':::', '%', '1.2.3.4/99', '${x}'], externalDns: true };
}

test.each([
  ['nothing', undefined],
  ['a number', 1],
])('a rule that returns %s is named', (_title, returned) => {
  const rule = { id: 'own', check: () => returned } as unknown as Rule;
  expect(() => problemsOf(fleetOf(), [rule])).toThrow(
    `rule "own": check must return a list of findings, and not ${String(returned)}`,
  );
});
