import type { Edge } from '../../../model/analysis/edges';
import { distinct, groupByEach } from '../../../model/collections';
import { canonicalNameOf } from '../../../model/names';
import { compare } from '../../../model/problems/problem';
import type { Manifest } from '../../../resources/manifest';
import { at, canonical, fieldsAt, textsAt } from '../../../resources/read/fields';
import { peersOf } from '../compare/call-objects';
import { placeOf } from '../read/dist-path';
import type { ObjectReader } from '../read/objects-in';
import type { Tree } from '../read/read-tree';
import { filesWith } from '../read/search';
import type { ClusterView, FleetView, HostView } from './fleet-view';
import { EVERYBODY, allowedBy } from './policy';

/** Kinds of objects from which calls are derived. */
const KINDS = ['ServiceEntry', 'WorkloadEntry', 'AuthorizationPolicy'];

/** Derives hosts and edges from the objects of a dist/ without a readable report. Other facts are unknown. */
export function fleetFromObjects(reader: ObjectReader, tree: Tree): FleetView {
  const clusters = clustersIn(tree);
  const objects = objectsByCluster(reader, tree);
  const edges = clusters.flatMap((cluster) => edgesFrom(cluster, objects));
  return {
    mesh: undefined,
    clusters: new Map(clusters.map((cluster): [string, ClusterView] => [cluster, { written: true }])),
    hosts: hostsOf(edges),
    edges,
  };
}

/** Clusters with a directory in dist/. */
export function clustersIn({ files }: Tree): readonly string[] {
  const all = [...files.keys()]
    .filter((path) => path.startsWith('clusters/'))
    .map((path) => placeOf(path).cluster ?? '');
  return distinct(all).filter((cluster) => cluster !== '');
}

type ByCluster = ReadonlyMap<string, readonly Manifest[]>;

function objectsByCluster(reader: ObjectReader, tree: Tree): ByCluster {
  const ofClusters = [...tree.files.keys()].filter((path) => path.startsWith('clusters/'));
  const paths = filesWith(tree, ofClusters, KINDS);
  const placed = [...reader.read(tree, paths)].flatMap(([path, manifests]) =>
    manifests.map((manifest) => ({ manifest, cluster: placeOf(path).cluster ?? '' })),
  );
  const groups = groupByEach(placed, ({ cluster }) => [cluster]);
  return new Map([...groups].map(([cluster, group]) => [cluster, group.map(({ manifest }) => manifest)]));
}

/** Calls from a cluster to every host that it imports. */
function edgesFrom(cluster: string, objects: ByCluster): readonly Edge[] {
  const own = objects.get(cluster) ?? [];
  return ofKind(own, 'ServiceEntry').flatMap((entry) => {
    const labels = fieldsAt(entry, 'spec', 'workloadSelector', 'labels');
    const runs = at(entry, 'spec', 'workloadSelector') !== undefined;
    const selected = ofKind(own, 'WorkloadEntry').filter(
      (each) => runs && sharesNamespace(each, entry) && hasLabels(each, labels),
    );
    const remote = [entry, ...selected].flatMap((each) => [...peersOf(each)]);
    const exporters = distinct([...(runs ? [cluster] : []), ...remote]);
    return textsAt(entry, 'spec', 'hosts').flatMap((host) =>
      exporters.flatMap((exporter) =>
        callersIn(objects.get(exporter) ?? [], host).map((caller): Edge => {
          return { host, exporter, via: exporter === cluster ? 'local' : 'gateway', caller, clusters: [cluster] };
        }),
      ),
    );
  });
}

/** Callers of a host in an exporting cluster, from the policies that select the same pods. */
function callersIn(objects: readonly Manifest[], host: string): readonly string[] {
  const entry = ofKind(objects, 'ServiceEntry').find((each) => textsAt(each, 'spec', 'hosts').includes(host));
  if (entry === undefined) return [EVERYBODY];
  const pods = fieldsAt(entry, 'spec', 'workloadSelector', 'labels');
  const policies = ofKind(objects, 'AuthorizationPolicy').filter((policy) => {
    const selector = fieldsAt(policy, 'spec', 'selector', 'matchLabels');
    return sharesNamespace(policy, entry) && (canonical(selector) === canonical(pods) || name(selector) === name(pods));
  });
  const allowed = policies.map((policy) => allowedBy(policy, undefined)).filter((callers) => callers !== undefined);
  if (allowed.length === 0) return [EVERYBODY];
  return distinct(allowed.flatMap((callers) => [...callers]));
}

function name(labels: Readonly<Record<string, unknown>>): string | undefined {
  return canonicalNameOf(labels as Readonly<Record<string, string>>);
}

function hostsOf(edges: readonly Edge[]): ReadonlyMap<string, HostView> {
  const byHost = [...groupByEach(edges, ({ host }) => [host])].sort(([a], [b]) => compare(a, b));
  return new Map(
    byHost.map(([host, own]): [string, HostView] => {
      const exportedBy = distinct(own.map(({ exporter }) => exporter));
      return [host, { exportedBy, weights: '', orders: new Map() }];
    }),
  );
}

function ofKind(objects: readonly Manifest[], kind: string): readonly Manifest[] {
  return objects.filter((object) => object.kind === kind);
}

function sharesNamespace(one: Manifest, other: Manifest): boolean {
  return one.metadata.namespace === other.metadata.namespace;
}

function hasLabels(workload: Manifest, labels: Readonly<Record<string, unknown>>): boolean {
  const own = fieldsAt(workload, 'spec', 'labels');
  return Object.entries(labels).every(([key, value]) => own[key] === value);
}
