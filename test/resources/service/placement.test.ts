import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { cluster, entry, fleetOf, ordered, standby, weighted } from '../../model/facts';
import { manifestsFor, namesOf, specOf } from './entry-manifests';

/** us, ca and mx share the region us-east-1; br runs nothing. */
const clusters = ['us', 'ca', 'mx', 'eu', 'ap', 'br'].map((name) =>
  cluster(name, name === 'br' ? { region: 'sa-east-1' } : {}),
);

function fleetWith(facts: Partial<DeclaredEntry>): Fleet {
  return fleetOf({ clusters, entries: [entry('echo', { exportedBy: ['us', 'eu', 'ap'], ...facts })] });
}

interface Endpoint {
  readonly network: string;
  readonly locality: string;
  readonly weight?: number;
}

/** Where istiod believes every remote exporter to be; from endpoints or from WorkloadEntries. */
function placesIn(fleet: Fleet, name: string): Record<string, string> {
  return Object.fromEntries(endpointsIn(fleet, name).map(({ network, locality }) => [network, locality]));
}

function weightsIn(fleet: Fleet, name: string): Record<string, number | undefined> {
  return Object.fromEntries(endpointsIn(fleet, name).map(({ network, weight }) => [network, weight]));
}

function endpointsIn(fleet: Fleet, name: string): readonly Endpoint[] {
  const manifests = manifestsFor(fleet, name);
  const { endpoints = [] } = specOf(manifests, 'ServiceEntry') as { endpoints?: readonly Endpoint[] };
  const workloads = manifests.filter(({ kind }) => kind === 'WorkloadEntry').map(({ spec }) => spec as Endpoint);
  return [...endpoints, ...workloads];
}

/** What the load balancer does besides being enabled. */
function loadBalancingIn(fleet: Fleet, name: string): object {
  const { trafficPolicy } = specOf(manifestsFor(fleet, name), 'DestinationRule') as {
    trafficPolicy: { loadBalancer: { localityLbSetting: { enabled: boolean } } };
  };
  const { enabled, ...rest } = trafficPolicy.loadBalancer.localityLbSetting;
  expect(enabled).toBe(true);
  return rest;
}

const ORDERED = { failoverPriority: ['topology.istio.io/network'] };

function next(region: string): object {
  return { failover: [{ from: region, to: 'standby-2' }] };
}

describe('without an order, exporters are where they are', () => {
  test.each([
    ['us', { 'peer-ap': 'ap-south-1', 'peer-eu': 'eu-west-1' }],
    ['br', { 'peer-ap': 'ap-south-1', 'peer-eu': 'eu-west-1', 'peer-us': 'us-east-1' }],
  ])('for a caller in %s, and Istio’s own order is the one that is meant', (name, expected) => {
    const fleet = fleetWith({});

    expect(placesIn(fleet, name)).toEqual(expected);
    expect(loadBalancingIn(fleet, name)).toEqual({});
  });

  test('also where they share a region that is not the caller’s', () => {
    const fleet = fleetWith({ exportedBy: ['us', 'ca', 'eu'] });

    expect(placesIn(fleet, 'br')).toEqual({ 'peer-ca': 'us-east-1', 'peer-eu': 'eu-west-1', 'peer-us': 'us-east-1' });
    expect(loadBalancingIn(fleet, 'br')).toEqual({});
  });
});

describe('an order is written as places that only mean first, second, third', () => {
  const fleet = fleetWith({ routing: ordered('eu', 'us', 'ap') });

  test('for a caller that runs nothing itself', () => {
    expect(placesIn(fleet, 'br')).toEqual({
      'peer-eu': 'sa-east-1/standby-1',
      'peer-us': 'standby-2',
      'peer-ap': 'standby-3',
    });
    expect(loadBalancingIn(fleet, 'br')).toEqual({ ...ORDERED, ...next('sa-east-1') });
  });

  test('for an exporter, whose own pods come first in all its zones', () => {
    expect(placesIn(fleet, 'us')).toEqual({ 'peer-eu': 'us-east-1/standby-1', 'peer-ap': 'standby-2' });
    expect(loadBalancingIn(fleet, 'us')).toEqual({ ...ORDERED, ...next('us-east-1') });
  });

  test('for those that it does not name, together in the last place', () => {
    const partial = fleetWith({ routing: ordered('ap') });

    expect(placesIn(partial, 'br')).toEqual({
      'peer-ap': 'sa-east-1/standby-1',
      'peer-eu': 'standby-2',
      'peer-us': 'standby-2',
    });
  });

  test('but not where only one step is left', () => {
    const two = fleetWith({ exportedBy: ['us', 'eu'], routing: ordered('us', 'eu') });

    expect(placesIn(two, 'us')).toEqual({ 'peer-eu': 'eu-west-1' });
    expect(loadBalancingIn(two, 'us')).toEqual({});
  });
});

describe('an exporter in the caller’s own region', () => {
  const fleet = fleetWith({ exportedBy: ['us', 'ca', 'eu'] });

  test('comes after the own pods in all zones of the caller, and before the other regions', () => {
    expect(placesIn(fleet, 'us')).toEqual({ 'peer-ca': 'us-east-1/standby-1', 'peer-eu': 'standby-2' });
    expect(loadBalancingIn(fleet, 'us')).toEqual({ ...ORDERED, ...next('us-east-1') });
  });

  test('comes after them also where it is the only other one', () => {
    const pair = fleetWith({ exportedBy: ['us', 'ca'] });

    expect(placesIn(pair, 'us')).toEqual({ 'peer-ca': 'us-east-1/standby-1' });
    expect(loadBalancingIn(pair, 'us')).toMatchObject(ORDERED);
  });

  test('is where it is for a cluster that only calls, as long as nobody farther away answers too', () => {
    const [one, two] = [fleetWith({ exportedBy: ['ca'] }), fleetWith({ exportedBy: ['ca', 'mx'] })];

    expect(placesIn(one, 'us')).toEqual({ 'peer-ca': 'us-east-1' });
    expect(placesIn(two, 'us')).toEqual({ 'peer-ca': 'us-east-1', 'peer-mx': 'us-east-1' });
    expect(loadBalancingIn(two, 'us')).toEqual({});
  });

  test('is nothing special for callers elsewhere', () => {
    expect(placesIn(fleet, 'eu')).toEqual({ 'peer-ca': 'us-east-1', 'peer-us': 'us-east-1' });
    expect(loadBalancingIn(fleet, 'eu')).toEqual({});
  });
});

describe('one active and one standby', () => {
  const fleet = fleetWith({ exportedBy: ['us', 'eu'], routing: standby('eu', 'us') });

  test('pods of the active cluster come before the standby’s own', () => {
    expect(placesIn(fleet, 'us')).toEqual({ 'peer-eu': 'us-east-1/standby-1' });
    expect(loadBalancingIn(fleet, 'us')).toMatchObject({ failoverPriority: ['topology.istio.io/network=peer-eu'] });
  });

  test('in the active cluster callers stay with its own', () => {
    expect(placesIn(fleet, 'eu')).toEqual({ 'peer-us': 'us-east-1' });
    expect(loadBalancingIn(fleet, 'eu')).toEqual({});
  });

  test('elsewhere it is an order like any other', () => {
    expect(placesIn(fleet, 'br')).toEqual({ 'peer-eu': 'sa-east-1/standby-1', 'peer-us': 'standby-2' });
    expect(loadBalancingIn(fleet, 'br')).toMatchObject(next('sa-east-1'));
  });

  test('while the active one is out of rotation its standby answers callers beside it', () => {
    const out = fleetOf({
      clusters: clusters.map((each) => (each.name === 'eu' ? { ...each, inRotation: false } : each)),
      entries: [entry('echo', { routing: standby('eu', 'us') })],
    });

    expect(namesOf(manifestsFor(out, 'us'), 'WorkloadEntry')).toEqual([]);
    expect(namesOf(manifestsFor(out, 'us'), 'DestinationRule')).toEqual([]);
  });
});

describe('weights', () => {
  const routing = weighted(['us', 80], ['eu', 20], ['ap', 0]);

  test('are set on the endpoints of a cluster that only calls', () => {
    expect(weightsIn(fleetWith({ routing }), 'br')).toEqual({ 'peer-eu': 20, 'peer-us': 80 });
  });

  test('are set on the WorkloadEntries of an exporter; a weight of 0 has none', () => {
    expect(weightsIn(fleetWith({ routing }), 'us')).toEqual({ 'peer-eu': 20 });
    expect(weightsIn(fleetWith({ routing }), 'ap')).toEqual({ 'peer-eu': 20, 'peer-us': 80 });
  });

  test('count more than being near: one place for all, after the own pods in all zones', () => {
    expect(placesIn(fleetWith({ routing }), 'ca')).toEqual({
      'peer-eu': 'us-east-1/standby-1',
      'peer-us': 'us-east-1/standby-1',
    });
    expect(loadBalancingIn(fleetWith({ routing }), 'ca')).toMatchObject(ORDERED);
  });

  test('are left out where none are given: even', () => {
    expect(weightsIn(fleetWith({}), 'br')).toEqual({
      'peer-ap': undefined,
      'peer-eu': undefined,
      'peer-us': undefined,
    });
    expect(specOf(manifestsFor(fleetWith({}), 'us'), 'WorkloadEntry', 'echo-eu')).not.toHaveProperty('weight');
  });

  test('of a single remote exporter need no rule to fail over', () => {
    const all = fleetWith({
      exportedBy: ['us', 'eu'],
      routing: weighted(['us', 0], ['eu', 100]),
    });

    expect(specOf(manifestsFor(all, 'br'), 'DestinationRule')).toMatchObject({
      trafficPolicy: { connectionPool: { tcp: { maxConnectionDuration: '20s' } } },
    });
    expect(specOf(manifestsFor(all, 'br'), 'DestinationRule')).not.toHaveProperty('trafficPolicy.loadBalancer');
    expect(weightsIn(all, 'br')).toEqual({ 'peer-eu': 100 });
  });
});
