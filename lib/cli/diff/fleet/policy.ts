import { isRecord } from '../../../model/validate/json';
import { at, listAt, textAt, textsAt } from '../../../resources/read/fields';

/** Matches every identity of the mesh. */
export const EVERYBODY = '*';

/**
 * Identities that an ALLOW policy lets through. Undefined: the policy has another action, or does not
 * decide by identities alone, so a list of identities cannot describe it.
 */
export function allowedBy(policy: unknown, trustDomain: string | undefined): ReadonlySet<string> | undefined {
  if ((textAt(policy, 'spec', 'action') ?? 'ALLOW') !== 'ALLOW') return undefined;
  const lists = listAt(policy, 'spec', 'rules').map((rule) => principalsOf(rule));
  if (!lists.every((list) => list !== undefined)) return undefined;
  return new Set(lists.flat().map((principal) => identity(principal, trustDomain)));
}

function principalsOf(rule: unknown): readonly string[] | undefined {
  if (at(rule, 'when') !== undefined) return undefined;
  if (at(rule, 'from') === undefined) return [EVERYBODY];
  const sources = listAt(rule, 'from').map((from) => at(from, 'source'));
  const simple = sources.every((source) => isRecord(source) && Object.keys(source).join() === 'principals');
  return simple ? sources.flatMap((source) => textsAt(source, 'principals')) : undefined;
}

/** `<namespace>/<service account>` of an identity in this trust domain. Other identities stay unchanged. */
export function identity(principal: string, trustDomain: string | undefined): string {
  const [, domain, namespace, account] = /^(?:spiffe:\/\/)?([^/]+)\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
  if (namespace === undefined || account === undefined) return principal;
  return trustDomain === undefined || domain === trustDomain ? `${namespace}/${account}` : principal;
}
