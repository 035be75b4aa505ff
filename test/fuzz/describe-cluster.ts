import type { AddressDescription, ClusterDescription, NamespaceDescription, ObjectDescription } from './description';
import { CLUSTERS, HOSTILE, NAMESPACES, REGIONS, TRICKY, TRICKY_IDS } from './names';
import { pick, places } from './random';
import type { ClusterShape } from './shape';

/** A cluster with all that lies in it but workloads. */
export function clusterOf(shape: ClusterShape, index: number, offset: number): ClusterDescription {
  const id = shape.tricky ? pick(TRICKY_IDS, offset + index) : pick(CLUSTERS, offset + index);
  return {
    id,
    region: pick(REGIONS, shape.region),
    network: shape.network < 2 ? `net-${shape.network}` : undefined,
    inRotation: !shape.outOfRotation,
    istio: shape.existingIstio
      ? {
          kind: 'existing',
          version: '1.29.2',
          namespace: 'mesh-control',
          revision: 'stable',
          dnsCapture: !shape.withoutCapture,
        }
      : { kind: 'managed', dnsCapture: !shape.withoutCapture },
    gatewayApiCrds: shape.network === 5 ? 'existing' : 'managed',
    gateways: Array.from({ length: shape.gateways }, (_, number) => ({
      id: number === 0 ? 'eastwest' : 'second',
      address: addressOf(shape.address + number, index, number),
    })),
    namespaces: namespacesOf(shape),
    objects: shape.objects.map((object, number) => objectOf(object, number)),
    workloads: [],
    patches: shape.patch ? [patchOf()] : [],
  };
}

function patchOf(): ClusterDescription['patches'][number] {
  return {
    component: 'eastwest',
    kind: 'Deployment',
    name: 'istio-eastwestgateway',
    path: '/spec/template/spec/priorityClassName',
    value: 'high',
  };
}

function addressOf(kind: number, index: number, number: number): AddressDescription {
  const host = `gateway-${number}.c${index}.example.com`;
  if (kind < 5) return { kind: 'hostname', values: [host] };
  if (kind < 7) return { kind: 'ips', values: [`192.0.2.${10 * index + number + 1}`] };
  if (kind < 9)
    return { kind: 'ips', values: [`198.51.100.${10 * index + number + 1}`, `2001:db8::${index + 1}:${number + 1}`] };
  return kind < 11 ? { kind: 'externalDns', values: [host] } : { kind: 'pending', values: [] };
}

function namespacesOf({ namespaces, labels, egress }: ClusterShape): NamespaceDescription[] {
  return places(namespaces, NAMESPACES.length).map((place) => {
    const name = pick(NAMESPACES, place);
    const called = egress && places(egress, NAMESPACES.length).map((each) => pick(NAMESPACES, each));
    return {
      name,
      ...(labels && { labels: { team: pick(TRICKY, place), 'example.com/cost': '' } }),
      ...(called && { egress: called.filter((each) => each !== name) }),
    };
  });
}

function objectOf({ kind, namespace, chart, text }: ClusterShape['objects'][number], index: number): ObjectDescription {
  const free = pick(HOSTILE, 5 * text);
  const namespaced = {
    name: `object-${index}`,
    namespace: pick(NAMESPACES, namespace),
    data: { value: free, [free]: free },
  };
  const place = { id: `object-${index}`, chart: chart < 6 ? pick(['team', 'tools'], chart) : undefined };
  if (kind === 11) return { ...place, apiVersion: 'v1', kind: 'Namespace', name: `own-${index}`, data: {} };
  const labels = { app: pick(TRICKY, text) };
  return { ...place, apiVersion: 'v1', kind: 'ConfigMap', labels, plus: kind < 4, ...namespaced };
}
