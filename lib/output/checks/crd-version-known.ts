import type { Fleet } from '../../model/fleet/fleet';
import { didYouMean } from '../../model/problems/did-you-mean';
import type { Fault } from '../../model/problems/problem';
import { ABSENT_KINDS, servedGroups } from '../../model/upstream/api-versions';
import type { ServedGroup } from '../../model/upstream/api-versions';
import type { Placed } from '../../resources/component-part';
import { groupOf, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { Check } from './check';

type Groups = ReadonlyMap<string, ServedGroup>;

/** An API server has no place for an object of a kind or version that it does not serve. */
export const crdVersionKnown: Check = {
  id: 'crd-version-known',
  *check(cluster, objects, fleet) {
    const groups = groupsOf(cluster, fleet);
    const brought = kindsBrought(objects);
    for (const { path, manifest } of objects) {
      if (brought.has(keyOf(groupOf(manifest), manifest.kind))) continue;
      const fault = faultOf(manifest, groups);
      if (fault !== undefined) yield { path, ...fault };
    }
  },
};

function groupsOf(cluster: string, fleet: Fleet): Groups {
  const { istio, gatewayApiCrds } = fleet.cluster(cluster) ?? {};
  return servedGroups({
    istio: istio?.version ?? '',
    gatewayApi: gatewayApiCrds === 'managed',
    prometheusOperator: fleet.observability.length > 0,
  });
}

/** Kinds whose CRDs are among the cluster's own objects, which define the versions. */
function kindsBrought(objects: readonly Placed[]): ReadonlySet<string> {
  const crds = objects.filter(({ manifest }) => manifest.kind === 'CustomResourceDefinition');
  return new Set(
    crds.map(({ manifest }) => {
      const { group, names } = (manifest.spec ?? {}) as {
        readonly group?: unknown;
        readonly names?: { kind?: unknown };
      };
      return keyOf(String(group), String(names?.kind));
    }),
  );
}

function keyOf(group: string, kind: string): string {
  return `${group}/${kind}`;
}

function faultOf(manifest: Manifest, groups: Groups): Fault | undefined {
  const { apiVersion, kind } = manifest;
  const name = groupOf(manifest);
  const value = `${apiVersion} ${nameOf(manifest)}`;
  const group = groups.get(name);
  if (group === undefined) {
    // Groups of CRDs have a dot.
    if (name.includes('.')) return undefined;
    const fix = homes(kind, groups) ?? `write the group in full${didYouMean(name, groups.keys())}`;
    return { what: `there is no API group "${name}"`, value, fix };
  }
  const versions = versionsIn(group, kind);
  if (versions === undefined) {
    if (!group.whole || kind.endsWith('List')) return undefined;
    const what = `${name === '' ? 'the core API group' : `API group ${name}`} has no kind ${kind}`;
    return {
      what,
      value,
      fix: ABSENT_KINDS.get(keyOf(name, kind)) ?? homes(kind, groups) ?? look(kind, group, groups),
    };
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (versions.includes(version)) return undefined;
  return { what: `no version ${version} of ${kind} is served`, value, fix: used(versions.map((each) => [name, each])) };
}

function versionsIn({ kinds }: ServedGroup, kind: string): readonly string[] | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** A kind may be mistyped: one of its group or, where that has none, of any. */
function look(kind: string, { kinds }: ServedGroup, groups: Groups): string {
  const own = Object.keys(kinds);
  const near = own.length > 0 ? own : [...groups.values()].flatMap((group) => Object.keys(group.kinds));
  return `look the kind up in kubectl api-resources${didYouMean(kind, near)}`;
}

/** Where a kind is at home; undefined: nowhere that is known. */
function homes(kind: string, groups: Groups): string | undefined {
  const found = [...groups].flatMap(([name, group]) => {
    const [version] = versionsIn(group, kind) ?? [];
    return version === undefined ? [] : [[name, version] as const];
  });
  return found.length === 0 ? undefined : used(found);
}

function used(versions: readonly (readonly [group: string, version: string])[]): string {
  const all = versions.map(([group, version]) => `"${group === '' ? '' : `${group}/`}${version}"`);
  return `use apiVersion ${all.join(' or ')}`;
}
