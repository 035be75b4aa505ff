import { groupByEach } from '../../model/collections';
import type { EntryFacts } from '../../model/facts/entry';
import { GATEWAY_NAMESPACE, dashed, nativeName } from '../../model/names';
import type { Placed } from '../component-part';
import { isOfKind } from '../manifest';
import type { Manifest } from '../manifest';
import { fieldsOf, itemsOf, textsOf } from './fields';
import type { Fields } from './fields';

/** An object that says how calls to a host are made, or what the host is. */
export interface HostObject extends Placed {
  /** Host of the mesh that it configures. */
  readonly host: string;
}

/** DestinationRules and ServiceEntries of a cluster, by the hosts that they name. */
export interface HostObjects {
  readonly rules: ReadonlyMap<string, readonly Placed[]>;
  /** DestinationRules for all hosts below a domain. */
  readonly wildcards: readonly Placed[];
  readonly entries: ReadonlyMap<string, readonly Placed[]>;
}

export function hostObjectsIn(objects: readonly Placed[]): HostObjects {
  const rules = objects.filter(({ manifest }) => isOfKind(manifest, 'networking.istio.io', 'DestinationRule'));
  const entries = objects.filter(({ manifest }) => isOfKind(manifest, 'networking.istio.io', 'ServiceEntry'));
  return {
    rules: groupByEach(rules, ({ manifest }) => [fullName(manifest)]),
    wildcards: rules.filter(({ manifest }) => fullName(manifest).startsWith('*')),
    entries: groupByEach(entries, ({ manifest }) => textsOf(fieldsOf(manifest.spec).hosts)),
  };
}

/**
 * DestinationRules by which the gateway and the callers of the own cluster reach an exported host and
 * the Service behind it. A rule with a workloadSelector is one caller's own business.
 */
export function rulesFor(entry: EntryFacts, rootNamespace: string, among: HostObjects): readonly HostObject[] {
  const places = [entry.service.namespace, rootNamespace, GATEWAY_NAMESPACE];
  const isHere = ({ manifest: { metadata, spec } }: Placed): boolean =>
    places.includes(metadata.namespace ?? '') && fieldsOf(spec).workloadSelector === undefined;
  return hostsOf(entry).flatMap((host) => {
    const exact = (among.rules.get(host) ?? []).filter(isHere);
    // The narrower one counts, whole.
    const wide = among.wildcards.filter((rule) => covers(fullName(rule.manifest), host) && isHere(rule));
    return (exact.length > 0 ? exact : wide).map((rule) => ({ ...rule, host }));
  });
}

/** TLS mode of a rule for a port; undefined: the mesh's own (Istio, `trafficPolicyTLSModeForPort`). */
export function tlsModeOf({ manifest }: Placed, port: number): string | undefined {
  const policy = fieldsOf(fieldsOf(manifest.spec).trafficPolicy);
  const ofPort = itemsOf(policy.portLevelSettings).find(
    (settings) => fieldsOf(settings.port).number === port && settings.tls !== undefined,
  );
  const { tls } = ofPort ?? policy;
  if (tls === undefined) return undefined;
  const { mode = 'DISABLE' } = fieldsOf(tls);
  return String(mode);
}

/** Objects that configure a host in the same place as the library's, so that the age of objects decides. */
export function rivalsOf(entry: EntryFacts, among: HostObjects): readonly HostObject[] {
  const { namespace } = entry.service;
  const isOwn = ({ manifest: { metadata } }: Placed, host: string): boolean =>
    metadata.namespace === namespace && metadata.name === dashed(host);
  const rules = hostsOf(entry).flatMap((host) => {
    const same = (among.rules.get(host) ?? []).filter(
      ({ manifest: { metadata, spec } }) =>
        metadata.namespace === namespace && fieldsOf(spec).trafficPolicy !== undefined,
    );
    return same.some((each) => isOwn(each, host))
      ? same.filter((each) => !isOwn(each, host)).map((each) => ({ ...each, host }))
      : [];
  });
  const entries = (among.entries.get(entry.host) ?? [])
    .filter((each) => !isOwn(each, entry.host) && isSeen(each.manifest, namespace))
    .map((each) => ({ ...each, host: entry.host }));
  return [...rules, ...entries];
}

function hostsOf({ host, service }: EntryFacts): readonly string[] {
  return [host, nativeName(service)];
}

/** Whether others than its own namespace see an object, or that is where the library's is, too. */
function isSeen({ spec, metadata }: Manifest, namespace: string): boolean {
  const { exportTo }: Fields = fieldsOf(spec);
  const scope = textsOf(exportTo);
  const stays = scope.length > 0 && scope.every((each) => each === '.' || each === metadata.namespace);
  return !stays || metadata.namespace === namespace || metadata.namespace === GATEWAY_NAMESPACE;
}

/** A name without dots is a Service of the rule's namespace; every other name is used unchanged. */
function fullName({ spec, metadata: { namespace = '' } }: Manifest): string {
  const { host } = fieldsOf(spec);
  if (typeof host !== 'string') return '';
  return host.includes('.') || host === '*' ? host : nativeName({ name: host, namespace });
}

function covers(pattern: string, host: string): boolean {
  return pattern === '*' || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}
