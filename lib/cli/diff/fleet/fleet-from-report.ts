import type { Edge } from '../../../model/analysis/edges';
import type { FailoverRow } from '../../../model/analysis/failover-matrix';
import { distinct, groupByEach } from '../../../model/collections';
import type { WeightFacts } from '../../../model/facts/entry';
import { serviceKey } from '../../../model/names';
import { compare } from '../../../model/problems/problem';
import { REPORT_VERSION } from '../../../model/report/read-report';
import type { ClusterInReport, EntryInReport } from '../../../model/report/read-report';
import { parseJson } from '../../../model/validate/json';
import { fields, listOf, matching } from '../../../model/validate/shape';
import type { ClusterView, FleetView, HostView } from './fleet-view';

/** What is read here; a report without it was not written by a release that this one understands. */
interface Report {
  readonly mesh: { readonly id: string; readonly trustDomain: string };
  readonly clusters: readonly Pick<
    ClusterInReport,
    'name' | 'region' | 'network' | 'inRotation' | 'written' | 'addresses'
  >[];
  readonly hosts: readonly Pick<EntryInReport, 'host' | 'service' | 'exportedBy' | 'weights'>[];
  readonly edges: readonly Edge[];
  readonly failover: readonly Pick<FailoverRow, 'host' | 'order' | 'clusters'>[];
}

const text = matching((value) => typeof value === 'string');
const flag = matching((value) => typeof value === 'boolean');
const texts = listOf(text);

const report = fields({
  version: matching((value) => value === REPORT_VERSION),
  mesh: fields({ id: text, trustDomain: text }),
  clusters: listOf(
    fields({
      name: text,
      region: text,
      network: text,
      inRotation: flag,
      written: flag,
      addresses: listOf(fields({ values: texts })),
    }),
  ),
  hosts: listOf(
    fields({
      host: text,
      service: fields({ namespace: text, name: text }),
      exportedBy: texts,
      weights: listOf(fields({ cluster: text, weight: matching((value) => typeof value === 'number') })),
    }),
  ),
  edges: listOf(fields({ host: text, exporter: text, via: text, caller: text, clusters: texts })),
  failover: listOf(fields({ host: text, order: listOf(texts), clusters: texts })),
});

/** The fleet of a report; undefined if this release cannot read it. */
export function fleetFromReport(json: string): FleetView | undefined {
  const parsed = parseJson(json);
  if (report(parsed) !== undefined) return undefined;
  const { mesh, clusters, hosts, edges, failover } = parsed as Report;
  return {
    mesh: { id: mesh.id, trustDomain: mesh.trustDomain },
    clusters: new Map(clusters.map((cluster) => [cluster.name, clusterView(cluster)])),
    hosts: hostsOf(hosts, failover),
    edges,
  };
}

function clusterView({ written, region, network, inRotation, addresses }: Report['clusters'][number]): ClusterView {
  return { written, region, network, inRotation, addresses: addresses.flatMap(({ values }) => values).sort(compare) };
}

/** Hosts that are declared here, and those of other repositories that are called here. */
function hostsOf(hosts: Report['hosts'], failover: Report['failover']): ReadonlyMap<string, HostView> {
  const declared = new Map(hosts.map((host) => [host.host, host]));
  const rows = groupByEach(failover, ({ host }) => [host]);
  const names = distinct([...declared.keys(), ...rows.keys()]);
  return new Map(names.map((name) => [name, hostView(declared.get(name), rows.get(name) ?? [])]));
}

function hostView(declared: Report['hosts'][number] | undefined, rows: Report['failover']): HostView {
  const answering = rows.flatMap(({ order }) => order.flat());
  return {
    ...(declared && { service: serviceKey(declared.service) }),
    exportedBy: distinct(declared?.exportedBy ?? answering),
    weights: shares(declared?.weights ?? []),
    orders: new Map(rows.flatMap(({ order, clusters }) => clusters.map((cluster) => [cluster, order]))),
  };
}

function shares(weights: readonly WeightFacts[]): string {
  return weights
    .map(({ cluster, weight }) => `${cluster} ${weight}`)
    .sort(compare)
    .join(', ');
}
