import type { AddressFacts } from '../facts/gateway';
import type { MeshFacts } from '../facts/mesh';
import type { ReportFault, ReportedClusterFacts } from '../facts/cluster-from-report';
import { didYouMean } from '../problems/did-you-mean';
import { outline } from '../text';
import { parseJson } from '../validate/json';
import { ENTRY_IN_REPORT } from './entry-in-report';
import type { EntryInReport } from './entry-in-report';
import { misfitOfReport } from './report-shape';
import { upgraded } from './version-1';

/** Version of the report's form; it grows when a reader of the old form would misunderstand the new one. */
export const REPORT_VERSION = 2;

/** A cluster in a report. */
export interface ClusterInReport {
  readonly name: string;
  readonly region: string;
  readonly network: string;
  readonly inRotation: boolean;
  /** Whether the repository that writes the report writes the cluster too. */
  readonly written: boolean;
  /** Release of Istio, where the repository knows it. */
  readonly istio?: string;
  /** Addresses of its gateways; those that are not known yet have no values. */
  readonly addresses: readonly AddressFacts[];
}

/** The part of a report that other repositories read. */
export interface FleetReportHead {
  readonly version: typeof REPORT_VERSION;
  readonly mesh: Pick<MeshFacts, 'id' | 'trustDomain'>;
  readonly clusters: readonly ClusterInReport[];
  readonly hosts: readonly EntryInReport[];
}

/** A cluster as a report of another repository describes it, or a placeholder with the fault of the report. */
export function reportedCluster(path: string, name: string, mesh: MeshFacts, text: string): ReportedClusterFacts {
  const found = find(name, mesh, text);
  if ('fault' in found) {
    const nothing = { region: 'unknown', network: name, inRotation: false, addresses: [], entries: [] };
    return { path, name, ...nothing, fault: found.fault };
  }
  const { region, network, inRotation, addresses } = found.cluster;
  const entries = found.hosts
    .map((host) => ENTRY_IN_REPORT.read(host))
    .filter(({ exportedBy }) => exportedBy.includes(name))
    .map((entry) => ({ path: `${path}/${entry.id}`, strayClusters: [], ...entry }));
  return { path, name, region, network, inRotation, addresses, entries, fault: undefined };
}

const FIX = 'give the text of dist/fleet.json of the repository that writes the cluster';

interface Faulty {
  readonly fault: ReportFault;
}

interface Found {
  readonly cluster: ClusterInReport;
  readonly hosts: readonly EntryInReport[];
}

function find(name: string, mesh: MeshFacts, text: string): Found | Faulty {
  const report = upgraded(parseJson(text));
  const version = versionOf(report);
  if (version === undefined) return faulty('the report is not the JSON of a fleet', excerpt(text), FIX);
  if (version !== REPORT_VERSION) {
    const fix = 'synthesize both repositories with releases of cdk8s-mesh that write the same version';
    return faulty(`the report is not of version ${REPORT_VERSION}`, version, fix);
  }
  const misfit = misfitOfReport(report);
  if (misfit !== undefined) {
    return faulty(`the report is not as it was written, at ${misfit.at.slice(1)}`, excerpt(misfit.value), FIX);
  }
  return findIn(report as FleetReportHead, name, mesh);
}

function findIn({ mesh, clusters, hosts }: FleetReportHead, name: string, own: MeshFacts): Found | Faulty {
  if (mesh.id !== own.id || mesh.trustDomain !== own.trustDomain) {
    const what = `the report is about another mesh than "${own.id}" with trust domain "${own.trustDomain}"`;
    return faulty(what, mesh, 'give both programs the same mesh id and trustDomain');
  }
  const written = clusters.filter((cluster) => cluster.written);
  const cluster = written.find((each) => each.name === name);
  if (cluster !== undefined) return { cluster, hosts };
  const names = written.map((each) => each.name);
  const what = `the report knows no cluster of this name that its repository writes: ${names.join(', ')}`;
  return faulty(what, name, `${FIX}${didYouMean(name, names)}`);
}

function faulty(what: string, value: unknown, fix: string): Faulty {
  return { fault: { what, value, fix } };
}

/** A short form of a value that may be long, or too deep for JSON.stringify. */
function excerpt(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 80) : outline(value);
}

function versionOf(report: unknown): number | undefined {
  const version = (report as { readonly version?: unknown } | null | undefined)?.version;
  return typeof version === 'number' ? version : undefined;
}
