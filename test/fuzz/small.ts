import type { ClusterDescription, Description, EntryDescription, ServiceDescription } from './description';

/** A cluster with a gateway, in a region of its own. */
export function cluster(id: string): ClusterDescription {
  return {
    id,
    region: `${id}-1`,
    inRotation: true,
    istio: { kind: 'managed', dnsCapture: true },
    gatewayApiCrds: 'managed',
    gateways: [{ id: 'eastwest', address: { kind: 'hostname', values: [`gateway.${id}.example.com`] } }],
    namespaces: [],
    objects: [],
    workloads: [],
    patches: [],
  };
}

/** A Service of namespace `shop`. */
export function service(name: string, selector: Record<string, string> = { app: name }): ServiceDescription {
  const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
  return { namespace: 'shop', name, serviceAccount: name, selector, ports };
}

/** A host of the Service at a place, in the clusters at some places. */
export function entry(id: string, at: number, exportedBy: number[], more: Partial<EntryDescription> = {}) {
  const host = { id, host: `${id}.mesh.local`, service: at, exportedBy, routing: { type: 'nearest' } as const };
  return { ...host, globalServiceName: false, ...more } satisfies EntryDescription;
}

/** A fleet of some of these. */
export function fleet(
  parts: Pick<Description, 'clusters' | 'services' | 'entries'> & Partial<Description>,
): Description {
  return {
    meshId: 'mesh',
    trustDomain: 'cluster.local',
    delivery: { kind: 'flux', path: 'dist', source: 'flux-system' },
    discoveries: [],
    stacks: [],
    other: { clusters: [], entries: [], knowsOurs: 'all' },
    ...parts,
  };
}
