import { dnsPlan } from '../../model/analysis/dns-plan';
import type { DnsAnswer } from '../../model/analysis/dns-plan';
import { edgesOf } from '../../model/analysis/edges';
import type { Edge } from '../../model/analysis/edges';
import { failoverMatrix } from '../../model/analysis/failover-matrix';
import type { FailoverRow } from '../../model/analysis/failover-matrix';
import { sidecarSizes } from '../../model/analysis/sidecar-size';
import type { SidecarSize } from '../../model/analysis/sidecar-size';
import { sortedByName } from '../../model/collections';
import type { Fleet } from '../../model/fleet/fleet';
import { compare } from '../../model/problems/problem';
import type { ClusterRight } from '../../model/report/cluster-right';
import { ENTRY_IN_REPORT } from '../../model/report/entry-in-report';
import { REPORT_VERSION } from '../../model/report/read-report';
import type { ClusterInReport, FleetReportHead } from '../../model/report/read-report';

/** Everything about a fleet that is in no manifest, or in many: dist/fleet.json. */
export interface FleetReport extends FleetReportHead {
  readonly $schema: string;
  readonly edges: readonly Edge[];
  readonly dns: readonly DnsAnswer[];
  readonly failover: readonly FailoverRow[];
  readonly sidecars: readonly SidecarSize[];
  /** Undefined: users' objects stay in their namespaces. */
  readonly rights?: readonly ClusterRight[];
}

/** Where the form is described, as a path in the packages of a project. */
const SCHEMA = 'cdk8s-mesh/docs/fleet.schema.json';

export function fleetReport(fleet: Fleet, rights: readonly ClusterRight[] = []): FleetReport {
  const { id, trustDomain } = fleet.mesh;
  return {
    $schema: SCHEMA,
    version: REPORT_VERSION,
    mesh: { id, trustDomain },
    clusters: clustersOf(fleet),
    hosts: [...fleet.entries].sort((a, b) => compare(a.host, b.host)).map(ENTRY_IN_REPORT.write),
    edges: edgesOf(fleet),
    dns: dnsPlan(fleet),
    failover: failoverMatrix(fleet),
    sidecars: sidecarSizes(fleet),
    ...(rights.length > 0 && { rights }),
  };
}

function clustersOf(fleet: Fleet): readonly ClusterInReport[] {
  const written = fleet.clusters.map(({ name, region, network, inRotation, istio }): ClusterInReport => {
    const addresses = fleet.gatewaysOf(name).map(({ address }) => address);
    return { name, region, network, inRotation, written: true, istio: istio.version, addresses };
  });
  const reported = fleet.reported.map(({ name, region, network, inRotation, addresses }): ClusterInReport => {
    return { name, region, network, inRotation, written: false, addresses };
  });
  return sortedByName([...written, ...reported]);
}
