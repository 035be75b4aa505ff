import type { ClusterFacts } from '../../../lib/model/facts/cluster';
import type { EntryFacts } from '../../../lib/model/facts/entry';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import type { Manifest } from '../../../lib/resources/manifest';
import { exporterManifests, importerManifests, serviceManifests } from '../../../lib/resources/service/entry';

/** Every manifest that a cluster gets for the first entry of a fleet. */
export function manifestsFor(fleet: Fleet, name: string): readonly Manifest[] {
  const { entry, cluster } = firstOf(fleet, name);
  if (!entry.exportedBy.includes(name)) return importerManifests(entry, cluster, fleet);
  const exported = fleet.exportedService(name, entry.service);
  if (exported === undefined) throw new Error(`cluster "${name}" exports no service`);
  return [...exporterManifests(entry, cluster, fleet), ...serviceManifests(exported, cluster, fleet)];
}

/** The spec of the one object of a kind and, if it is given, a name. */
export function specOf(manifests: readonly Manifest[], kind: string, name?: string): unknown {
  const found = manifests.filter((each) => each.kind === kind && (name === undefined || each.metadata.name === name));
  if (found.length !== 1) throw new Error(`there are ${found.length} of ${kind} ${name ?? ''}`);
  return found[0]?.spec;
}

/** Names of all objects of a kind, in the order in which they are rendered. */
export function namesOf(manifests: readonly Manifest[], kind: string): readonly string[] {
  return manifests.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name);
}

function firstOf(fleet: Fleet, name: string): { entry: EntryFacts; cluster: ClusterFacts } {
  const [entry] = fleet.entries;
  const cluster = fleet.cluster(name);
  if (entry === undefined || cluster === undefined) throw new Error(`the fleet has no entry or no cluster "${name}"`);
  return { entry, cluster };
}
