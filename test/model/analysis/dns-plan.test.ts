import { dnsPlan } from '../../../lib/model/analysis/dns-plan';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { FLEETS } from '../../support/fleets';
import { PENDING, cluster, entry, fleetOf, gateway, reported, reportedEntry, service } from '../facts';

function withoutCapture(name: string): ReturnType<typeof cluster> {
  return cluster(name, { istio: { ...cluster(name).istio, dnsCapture: false } });
}

/** Answers in short: `eu+us echo.mesh.local: sidecar`. */
function plan(fleet: Fleet): readonly string[] {
  return dnsPlan(fleet).map(({ clusters, host, answeredBy, address }) => {
    return `${clusters.join('+')} ${host}: ${answeredBy}${address === null ? '' : ` ${address}`}`;
  });
}

test('sidecars answer where they capture DNS, and what address was given does not matter there', () => {
  expect(plan(fleetOf({ entries: [entry('echo', { address: '240.0.0.1' })] }))).toEqual([
    'eu+us echo.mesh.local: sidecar',
  ]);
});

test('elsewhere the DNS of the cluster answers with the address that was given', () => {
  const clusters = [cluster('eu'), withoutCapture('us')];
  expect(plan(fleetOf({ clusters, entries: [entry('echo', { address: '240.0.0.1' })] }))).toEqual([
    'eu echo.mesh.local: sidecar',
    'us echo.mesh.local: cluster DNS 240.0.0.1',
  ]);
});

test.each([
  ['captures DNS', cluster('us')],
  ['does not', withoutCapture('us')],
])('nobody answers a host that is withheld in a cluster that %s, and its exporter goes on knowing it', (_title, us) => {
  const gateways = [gateway('us'), gateway('eu', { address: PENDING })];
  const entries = [entry('pinned', { exportedBy: ['eu'], address: '240.0.0.1' })];
  expect(plan(fleetOf({ clusters: [us, cluster('eu')], gateways, entries }))).toEqual([
    'eu pinned.mesh.local: sidecar',
    'us pinned.mesh.local: nobody',
  ]);
});

test('the DNS of clusters that run a Service answers its own name, which is listed once where that is global', () => {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const entries = [
    entry('a', { globalServiceName: true }),
    entry('b'),
    entry('c', { service: service({ name: 'other' }) }),
  ];
  expect(plan(fleetOf({ clusters, entries }))).toEqual([
    'ap+eu+us a.mesh.local: sidecar',
    'ap+eu+us b.mesh.local: sidecar',
    'ap+eu+us c.mesh.local: sidecar',
    'eu+us echo.echo.svc.cluster.local: cluster DNS',
  ]);
});

test('hosts of other repositories are answered here; the clusters that they write are not in the plan', () => {
  const own = reportedEntry('ap', 'far', { importedBy: ['us', 'ap'] });
  expect(plan(fleetOf({ reported: [reported('ap', { entries: [own] })], entries: [] }))).toEqual([
    'us far.mesh.local: sidecar',
  ]);
});

test('answers are sorted by name and first cluster', () => {
  const clusters = [cluster('us'), withoutCapture('eu'), cluster('ap')];
  const entries = [
    entry('1', { host: 'b.mesh.local', address: '240.0.0.1' }),
    entry('2', { host: 'a.mesh.local', address: '240.0.0.2' }),
  ];
  expect(plan(fleetOf({ clusters, entries }))).toEqual([
    'ap+us a.mesh.local: sidecar',
    'eu a.mesh.local: cluster DNS 240.0.0.2',
    'ap+us b.mesh.local: sidecar',
    'eu b.mesh.local: cluster DNS 240.0.0.1',
  ]);
});

test.each(FLEETS)('%s: in a cluster a name has one answer', (_title, fleet) => {
  const names = dnsPlan(fleet).flatMap(({ host, clusters }) => clusters.map((cluster) => `${cluster} ${host}`));
  expect(new Set(names).size).toBe(names.length);
});
