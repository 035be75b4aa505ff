import type { Manifest } from '../../../lib';
import { NETWORKING, difference, objectsOf, selects } from './objects';
import type { Written } from './objects';
import { calledFrom, knows } from './world';
import type { Host, World } from './world';

type Labels = Readonly<Record<string, string>>;

/** (b) Gateways list exactly the hosts that their cluster runs for others. */
export function exposureFaults(world: World, files: readonly Written[]): readonly string[] {
  return world.clusters.flatMap(({ id, gateways }) => {
    const hosts = world.hosts
      .filter(({ ours, exportedBy, importedBy }) => {
        const others = [...exportedBy, ...importedBy].filter((name) => name !== id);
        return ours && exportedBy.includes(id) && others.length > 0;
      })
      .flatMap((host) => [host.host, ...(host.globalServiceName ? [nativeName(host)] : [])]);
    const expected =
      hosts.length === 0 ? [] : gateways.map((gateway) => ({ gateway: gateway.id, hosts: unique(hosts) }));
    const found = objectsOf(files, id, NETWORKING, 'Gateway').map((gateway) => {
      const { selector, servers } = gateway.spec as { selector: Labels; servers: { hosts: string[] }[] };
      return {
        gateway: selector.istio?.replace(/gateway$/, ''),
        hosts: servers.flatMap((server) => server.hosts).sort(),
      };
    });
    return difference(`${id} exposes`, found.map(text), expected.map(text));
  });
}

/** (c) A cluster has the gateways and the endpoints of exactly those clusters that it calls. */
export function wiringFaults(world: World, files: readonly Written[]): readonly string[] {
  return world.clusters.flatMap(({ id }) => [
    ...peerFaults(world, files, id),
    ...importFaults(world, files, id),
    ...exportFaults(world, files, id),
  ]);
}

function peerFaults(world: World, files: readonly Written[], cluster: string): readonly string[] {
  const called = world.hosts.filter((host) => knows(cluster, host)).flatMap((host) => calledFrom(world, cluster, host));
  const expected = unique(called).map((name) => {
    const addresses = world.peers.get(name)?.addresses.filter(({ type }) => type !== 'Pending') ?? [];
    return text({
      name,
      addresses: addresses.flatMap(({ type, values }) => values.map((value) => `${type} ${value}`)).sort(),
    });
  });
  const found = objectsOf(files, cluster, 'gateway.networking.k8s.io/v1', 'Gateway').map(({ metadata, spec }) => {
    const name = metadata.labels?.['topology.istio.io/network']?.replace(/^peer-/, '');
    const { addresses } = spec as { addresses: { type: string; value: string }[] };
    return text({ name, addresses: addresses.map(({ type, value }) => `${type} ${value}`).sort() });
  });
  const empty = found.filter((gateway) => gateway.includes('"addresses":[]'));
  return [
    ...difference(`${cluster} has the gateways`, found, expected),
    ...empty.map((gateway) => `${cluster} has a gateway without an address: ${gateway}`),
  ];
}

/** Hosts that a cluster only calls. */
function importFaults(world: World, files: readonly Written[], cluster: string): readonly string[] {
  const entries = objectsOf(files, cluster, NETWORKING, 'ServiceEntry');
  const imported = world.hosts.filter((host) => !host.exportedBy.includes(cluster));
  return imported.flatMap((host) => {
    const expected = knows(cluster, host) ? calledFrom(world, cluster, host) : [];
    const found = entries
      .filter((entry) => (entry.spec as { hosts: string[] }).hosts.includes(host.host))
      .flatMap(
        (entry) => (entry.spec as { endpoints?: { network: string }[] }).endpoints ?? [{ network: 'peer-none' }],
      );
    return difference(`${cluster} calls ${host.host} in`, found.map(clusterIn), expected);
  });
}

/** Hosts and names of Services that a cluster runs: who else answers, by what selects the remote workloads. */
function exportFaults(world: World, files: readonly Written[], cluster: string): readonly string[] {
  const entries = objectsOf(files, cluster, NETWORKING, 'ServiceEntry');
  const workloads = objectsOf(files, cluster, NETWORKING, 'WorkloadEntry');
  const own = world.hosts.filter((host) => host.exportedBy.includes(cluster));
  const remotes = (namespace: string, selector: Labels): string[] =>
    unique(
      workloads.filter((it) => it.metadata.namespace === namespace && selects(selector, labelsOf(it))).map(endpointOf),
    );
  const read = world.discoveries.filter((pair) => pair.includes(cluster)).flat();
  return own.flatMap((host) => {
    const { namespace, selector } = host.service;
    const called = calledFrom(world, cluster, host);
    const isGlobal = own.some((other) => other.globalServiceName && nativeName(other) === nativeName(host));
    const shared = own.find((other) => nativeName(other) === nativeName(host) && other.exportedBy.length > 1) ?? host;
    const natively = isGlobal ? calledFrom(world, cluster, shared).filter((name) => !read.includes(name)) : [];
    return [
      ...entries
        .filter((entry) => (entry.spec as { hosts: string[] }).hosts.includes(host.host))
        .map((entry) => (entry.spec as { workloadSelector?: { labels: Labels } }).workloadSelector?.labels ?? {})
        .flatMap((labels) => difference(`${cluster} runs ${host.host}, also in`, remotes(namespace, labels), called)),
      ...difference(`${cluster} runs ${nativeName(host)}, also in`, remotes(namespace, selector), natively),
    ];
  });
}

function labelsOf(workload: Manifest): Labels | undefined {
  return (workload.spec as { labels?: Labels }).labels;
}

function endpointOf(workload: Manifest): string {
  return clusterIn(workload.spec as { network: string });
}

function clusterIn({ network }: { readonly network: string }): string {
  return network.replace(/^peer-/, '');
}

function nativeName({ service }: Host): string {
  return `${service.name}.${service.namespace}.svc.cluster.local`;
}

function text(value: object): string {
  return JSON.stringify(value);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
