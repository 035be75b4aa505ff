import { groupByEach } from '../../../model/collections';
import type { Manifest } from '../../../resources/manifest';
import type { FleetView } from '../fleet/fleet-view';
import { EVERYBODY, allowedBy } from '../fleet/policy';
import type { CallChange } from './call-changes';
import type { ObjectChange } from './compare-objects';
import type { Comparison } from './comparison';

/** A changed AuthorizationPolicy, and the callers that it allows. */
export interface PolicyChange {
  readonly object: ObjectChange;
  /** `<namespace>/<service>`, read from the name of the library's policy. */
  readonly workload: string;
  /** Identities that become allowed. Like `lost`, empty if the policy does not decide by identities alone. */
  readonly gained: readonly string[];
  /** Identities that are no longer allowed. */
  readonly lost: readonly string[];
  /** All identities allowed afterwards; undefined: the policy does not decide by identities alone. */
  readonly allowed: ReadonlySet<string> | undefined;
  /** Calls that the policy makes possible or impossible. */
  readonly calls: readonly CallChange[];
}

export function policyChanges(comparison: Comparison): readonly PolicyChange[] {
  const callsTo = callsByWorkload(comparison);
  const policies = comparison.objects.filter(({ kind }) => kind === 'AuthorizationPolicy');
  return policies.map((object) => {
    const workload = object.name.replace(/^AuthorizationPolicy /, '').replace(/-callers$/, '');
    // Without a policy, everybody may call.
    const [old, young] = [allowed(object.before, comparison.before), allowed(object.after, comparison.after)];
    const gained = old && young ? [...young].filter((caller) => !old.has(caller)) : [];
    const lost = old && young ? [...old].filter((caller) => !young.has(caller)) : [];
    const calls = callsTo(workload, object.place.cluster ?? '').filter(({ added, caller }) =>
      (added ? gained : lost).includes(caller),
    );
    return { object, workload, gained, lost, allowed: young, calls };
  });
}

function allowed(policy: Manifest | undefined, { mesh }: FleetView): ReadonlySet<string> | undefined {
  return policy === undefined ? new Set([EVERYBODY]) : allowedBy(policy, mesh?.trustDomain);
}

/** Calls that change only because of their caller, by service and exporter. */
function callsByWorkload({ calls, after }: Comparison): (workload: string, exporter: string) => readonly CallChange[] {
  const own = calls.filter(({ cause }) => cause === 'caller');
  const groups = groupByEach(own, ({ host, exporter }) => [`${after.hosts.get(host)?.service ?? ''} ${exporter}`]);
  return (workload, exporter) => groups.get(`${workload} ${exporter}`) ?? [];
}
