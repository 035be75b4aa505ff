import type { Edge } from '../../../model/analysis/edges';
import type { FailoverRow } from '../../../model/analysis/failover-matrix';
import { distinct, groupByEach } from '../../../model/collections';
import type { WeightFacts } from '../../../model/facts/routing';
import { weightsOf } from '../../../model/fleet/routing';
import { serviceKey } from '../../../model/names';
import { compare } from '../../../model/problems/problem';
import { ENTRY_IN_REPORT } from '../../../model/report/entry-in-report';
import type { ReportedEntry } from '../../../model/report/entry-in-report';
import { REPORT_VERSION } from '../../../model/report/read-report';
import type { ClusterInReport } from '../../../model/report/read-report';
import { upgraded } from '../../../model/report/version-1';
import { parseJson } from '../../../model/validate/json';
import { fields, listOf, matching } from '../../../model/validate/shape';
import type { ClusterView, FleetView, HostView } from './fleet-view';

/** The fields that the diff needs. A report without them is from a release that this one cannot read. */
interface Report {
  readonly mesh: { readonly id: string; readonly trustDomain: string };
  readonly clusters: readonly Pick<
    ClusterInReport,
    'name' | 'region' | 'network' | 'inRotation' | 'written' | 'addresses'
  >[];
  readonly hosts: readonly ReportedEntry[];
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
  hosts: listOf(ENTRY_IN_REPORT.shape),
  edges: listOf(fields({ host: text, exporter: text, via: text, caller: text, clusters: texts })),
  failover: listOf(fields({ host: text, order: listOf(texts), clusters: texts })),
});

/** Reads the fleet from a report; undefined if this release cannot read it. */
export function fleetFromReport(json: string): FleetView | undefined {
  const parsed = upgraded(parseJson(json));
  if (report(parsed) !== undefined) return undefined;
  const { mesh, clusters, edges, failover, ...head } = parsed as Report;
  const hosts = head.hosts.map((host) => ENTRY_IN_REPORT.read(host));
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

/** Hosts that this repository declares, and hosts of other repositories that its clusters call. */
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
    weights: declared === undefined ? '' : shares(weightsOf(declared.routing)),
    orders: new Map(rows.flatMap(({ order, clusters }) => clusters.map((cluster) => [cluster, order]))),
  };
}

function shares(weights: readonly WeightFacts[]): string {
  return weights
    .map(({ cluster, weight }) => `${cluster} ${weight}`)
    .sort(compare)
    .join(', ');
}
