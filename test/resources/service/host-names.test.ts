import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { existingIstioSettings, istiodValues } from '../../../lib/resources/istio/istiod-settings';
import { cluster, discovery, entry, fleetOf, ordered } from '../../model/facts';
import { manifestsFor, namesOf, specOf } from './entry-manifests';

const capturing = cluster('us').istio;
const silent = { ...capturing, dnsCapture: false };

describe('where sidecars do not capture DNS', () => {
  const clusters = [cluster('us', { istio: silent }), cluster('ca', { istio: silent }), cluster('eu'), cluster('ap')];
  const fleet = fleetOf({ clusters, entries: [entry('echo', { exportedBy: ['us', 'eu'], address: '240.0.0.10' })] });

  test.each(['us', 'ca'])('the host has its own address in %s', (name) => {
    expect(specOf(manifestsFor(fleet, name), 'ServiceEntry')).toMatchObject({ addresses: ['240.0.0.10'] });
  });

  test.each(['eu', 'ap'])('istiod allocates one in %s, where they do', (name) => {
    expect(specOf(manifestsFor(fleet, name), 'ServiceEntry')).not.toHaveProperty('addresses');
  });

  test('istiod gets no setting that would make them', () => {
    const valuesOf = (name: string) => istiodValues(fleet, fleet.cluster(name) ?? cluster(name));

    expect(valuesOf('us').meshConfig).not.toHaveProperty('defaultConfig');
    expect(valuesOf('eu').meshConfig).toMatchObject({
      defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } },
    });
  });

  test('an istiod that exists need not have the setting', () => {
    const sentences = (istio: typeof silent) => existingIstioSettings(fleet, cluster('us', { istio })).join('\n');

    expect(sentences(silent)).not.toContain('DNS_CAPTURE');
    expect(sentences(capturing)).toContain('ISTIO_META_DNS_CAPTURE "true"');
  });
});

describe('the own name of a service that means all its exporters', () => {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const native = 'echo.echo.svc.cluster.local';

  function fleetWith(facts: Partial<DeclaredEntry>, more: readonly DeclaredEntry[] = []): Fleet {
    return fleetOf({ clusters, entries: [entry('echo', facts), ...more] });
  }

  test('has the remote pods among those of the Service', () => {
    const manifests = manifestsFor(fleetWith({ globalServiceName: true }), 'us');

    expect(specOf(manifests, 'WorkloadEntry')).toMatchObject({
      network: 'peer-eu',
      labels: { app: 'echo', 'service.istio.io/canonical-name': 'echo' },
    });
  });

  test('stays local first by a rule of its own, and follows the order of its host', () => {
    const order = { exportedBy: ['us', 'eu', 'ap'], routing: ordered('ap', 'eu') };
    const manifests = manifestsFor(fleetWith({ ...order, globalServiceName: true }), 'us');
    const host = specOf(manifests, 'DestinationRule', 'echo-mesh-local') as object;

    expect(namesOf(manifests, 'DestinationRule')).toEqual(['echo-mesh-local', 'echo-echo-svc-cluster-local']);
    expect(specOf(manifests, 'DestinationRule', 'echo-echo-svc-cluster-local')).toEqual({ ...host, host: native });
  });

  test('is nothing to a cluster that only calls', () => {
    const manifests = manifestsFor(fleetWith({ globalServiceName: true }), 'ap');

    expect(namesOf(manifests, 'DestinationRule')).toEqual(['echo-mesh-local']);
    expect(JSON.stringify(manifests)).not.toContain(native);
  });

  test('is local without being told so', () => {
    const manifests = manifestsFor(fleetWith({}), 'us');

    expect(specOf(manifests, 'WorkloadEntry')).toMatchObject({
      labels: { 'service.istio.io/canonical-name': 'echo' },
    });
    expect(specOf(manifests, 'WorkloadEntry')).not.toMatchObject({ labels: { app: 'echo' } });
    expect(namesOf(manifests, 'DestinationRule')).toEqual(['echo-mesh-local']);
  });

  test('leaves a host of one cluster with the pods that were injected there', () => {
    const pinned = entry('a-pinned', { exportedBy: ['us'] });
    const selectorWith = (globalServiceName: boolean) =>
      specOf(manifestsFor(fleetWith({ globalServiceName }, [pinned]), 'us'), 'ServiceEntry');

    expect(selectorWith(true)).toMatchObject({
      hosts: ['a-pinned.mesh.local'],
      workloadSelector: { labels: { app: 'echo', 'security.istio.io/tlsMode': 'istio' } },
    });
    expect(selectorWith(false)).toMatchObject({ workloadSelector: { labels: { app: 'echo' } } });
    expect(selectorWith(false)).not.toMatchObject({
      workloadSelector: { labels: { 'security.istio.io/tlsMode': 'istio' } },
    });
  });

  test('leaves pods alone that istiod reads from the other API server', () => {
    const entries = [entry('echo', { exportedBy: ['us', 'eu', 'ap'], globalServiceName: true })];
    const manifests = manifestsFor(fleetOf({ clusters, entries, discoveries: [discovery('us-eu')] }), 'us');

    expect(specOf(manifests, 'WorkloadEntry', 'echo-eu')).not.toMatchObject({ labels: { app: 'echo' } });
    expect(specOf(manifests, 'WorkloadEntry', 'echo-ap')).toMatchObject({ labels: { app: 'echo' } });
  });
});
