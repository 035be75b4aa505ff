import { groupByEach } from '../../../model/collections';
import type { Manifest } from '../../../resources/manifest';
import type { FleetView } from '../fleet/fleet-view';
import { EVERYBODY, allowedBy } from '../fleet/policy';
import type { CallChange } from './call-changes';
import type { ObjectChange } from './compare-objects';
import type { Comparison } from './comparison';

/** A changed AuthorizationPolicy, with the identities that it allows. */
export interface PolicyChange {
  readonly object: ObjectChange;
  /** `<namespace>/<service>`, which the library's own policies have in their names. */
  readonly workload: string;
  /** Identities that are let through only after, and only before; none where the policy decides by more than them. */
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** Everybody who is let through afterwards; undefined: it cannot be said so simply. */
  readonly allowed: ReadonlySet<string> | undefined;
  /** Calls that are added or removed because of it. */
  readonly calls: readonly CallChange[];
}

export function policyChanges(comparison: Comparison): readonly PolicyChange[] {
  const callsTo = callsByWorkload(comparison);
  const policies = comparison.objects.filter(({ kind }) => kind === 'AuthorizationPolicy');
  return policies.map((object) => {
    const workload = object.name.replace(/^AuthorizationPolicy /, '').replace(/-callers$/, '');
    // Without a policy everybody may call.
    const [old, young] = [allowed(object.before, comparison.before), allowed(object.after, comparison.after)];
    const came = old && young ? [...young].filter((caller) => !old.has(caller)) : [];
    const went = old && young ? [...old].filter((caller) => !young.has(caller)) : [];
    const calls = callsTo(workload, object.place.cluster ?? '').filter(({ added, caller }) =>
      (added ? came : went).includes(caller),
    );
    return { object, workload, came, went, allowed: young, calls };
  });
}

function allowed(policy: Manifest | undefined, { mesh }: FleetView): ReadonlySet<string> | undefined {
  return policy === undefined ? new Set([EVERYBODY]) : allowedBy(policy, mesh?.trustDomain);
}

/** Calls that change only in who makes them, by the service that answers and the cluster where it does. */
function callsByWorkload({ calls, after }: Comparison): (workload: string, exporter: string) => readonly CallChange[] {
  const own = calls.filter(({ cause }) => cause === 'caller');
  const groups = groupByEach(own, ({ host, exporter }) => [`${after.hosts.get(host)?.service ?? ''} ${exporter}`]);
  return (workload, exporter) => groups.get(`${workload} ${exporter}`) ?? [];
}
