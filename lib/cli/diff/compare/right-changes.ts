import { isDeepStrictEqual } from 'node:util';
import { distinct } from '../../../model/collections';
import type { Manifest } from '../../../resources/manifest';
import { bindingNotes } from '../../../resources/read/cluster-reach';
import type { Surroundings } from '../../../resources/read/cluster-reach';
import {
  aggregatedTo,
  isPowerful,
  permissionsBeyond,
  permissionsInWords,
  permissionsOf,
  roleRefOf,
  subjectsOf,
} from '../../../resources/read/rbac';
import { askedBeyond, askedInWords, webhooksOf } from '../../../resources/read/webhooks';
import type { Webhook } from '../../../resources/read/webhooks';
import type { Severity } from '../change';
import type { JsonChange } from './json-changes';

/** One statement about an object that exists before and after. */
interface RightChange {
  readonly severity: Severity;
  readonly text: string;
}

/** Compares the rights of one kind of object, and names the differences that the result explains. */
export interface RightComparison {
  readonly compare: (before: Manifest, after: Manifest, around: Surroundings) => readonly RightChange[];
  readonly covers: (change: JsonChange) => boolean;
}

function covering(pattern: RegExp): RightComparison['covers'] {
  return ({ path }) => pattern.test(path);
}

/** Compares the rules of a Role or ClusterRole. */
export const ROLE: RightComparison = {
  covers: covering(/^(?:rules|aggregationRule)\b|\baggregate-to-/),
  compare(before, after) {
    const [old, young] = [permissionsOf(before), permissionsOf(after)];
    const gained = permissionsBeyond(young, old);
    const added = aggregatedTo(after).filter((name) => !aggregatedTo(before).includes(name));
    const isAggregating = after.aggregationRule !== undefined;
    return [
      ...statements('danger', 'gains', permissionsInWords(gained.filter(isPowerful))),
      ...statements('review', 'gains', permissionsInWords(gained.filter((each) => !isPowerful(each)))),
      ...added.map((name): RightChange => {
        return {
          severity: young.some(isPowerful) ? 'danger' : 'review',
          text: `adds its rules to ClusterRole ${name}`,
        };
      }),
      ...(isAggregating && !isDeepStrictEqual(before.aggregationRule, after.aggregationRule)
        ? statements('review', 'takes the rules of other ClusterRoles', [''])
        : []),
      ...statements('info', 'loses', permissionsInWords(permissionsBeyond(old, young))),
    ];
  },
};

/** Compares the subjects of a RoleBinding or ClusterRoleBinding. */
export const BINDING: RightComparison = {
  covers: covering(/^(?:roleRef|subjects)\b/),
  compare(before, after, around) {
    const isSameRole = isDeepStrictEqual(roleRefOf(before), roleRefOf(after));
    const old = subjectsOf(before);
    const gained = subjectsOf(after).filter((subject) => !isSameRole || !old.includes(subject));
    const lost = old.filter((subject) => !subjectsOf(after).includes(subject));
    const subjects = (Array.isArray(after.subjects) ? (after.subjects as readonly unknown[]) : []).filter((subject) =>
      gained.some((name) => subjectsOf({ ...after, subjects: [subject] }).includes(name)),
    );
    return [
      ...(gained.length === 0 ? [] : bindingNotes({ ...after, subjects }, around)).map(
        ({ text, isDangerous }): RightChange => ({
          severity: isDangerous ? 'danger' : 'review',
          text: `gives ${text}`,
        }),
      ),
      ...statements('info', 'no longer gives its role to', lost),
    ];
  },
};

/** Compares the requests that webhooks receive, and what happens while their server does not answer. */
export const WEBHOOKS: RightComparison = {
  covers: covering(
    /^webhooks$|\.(?:rules|failurePolicy|namespaceSelector|objectSelector|matchConditions)\b|\.clientConfig\.(?:url|service)\b/,
  ),
  compare(before, after) {
    const old = new Map(webhooksOf(before).map((webhook) => [webhook.name, webhook]));
    const young = webhooksOf(after);
    const names = young.map(({ name }) => name);
    return [
      ...young.flatMap((webhook) => webhookChanges(old.get(webhook.name), webhook)),
      ...statements(
        'info',
        'loses',
        [...old.keys()].filter((name) => !names.includes(name)),
      ),
    ];
  },
};

function webhookChanges(before: Webhook | undefined, after: Webhook): readonly RightChange[] {
  const { name, asked } = after;
  const closed = 'refuses requests while nobody answers';
  if (before === undefined) {
    return statements('danger', `${name} is asked about`, [
      `${askedInWords(asked)}${after.failsClosed ? `, and ${closed}` : ''}`,
    ]);
  }
  const wider = askedBeyond(asked, before.asked);
  const narrower = askedBeyond(before.asked, asked);
  const limits = Object.keys(after.limits).filter(
    (limit) => !isDeepStrictEqual(before.limits[limit], after.limits[limit]),
  );
  const removed = limits.filter((limit) => after.limits[limit] === undefined);
  return [
    ...(wider.length > 0 ? statements('danger', `${name} is also asked about`, [askedInWords(wider)]) : []),
    ...(after.failsClosed && !before.failsClosed ? statements('danger', name, [closed]) : []),
    ...(after.server === before.server ? [] : statements('danger', `${name} is answered by`, [after.server])),
    ...statements('danger', `${name} is no longer limited by`, removed),
    ...statements(
      'review',
      `${name} changes its limits by`,
      limits.filter((limit) => !removed.includes(limit)),
    ),
    ...(narrower.length > 0 ? statements('info', `${name} is no longer asked about`, [askedInWords(narrower)]) : []),
    ...(before.failsClosed && !after.failsClosed
      ? statements('info', name, ['lets requests pass while nobody answers'])
      : []),
  ];
}

/** Joins the words into one statement; empty without words. */
function statements(severity: Severity, verb: string, words: readonly string[]): readonly RightChange[] {
  return words.length === 0 ? [] : [{ severity, text: `${verb} ${distinct(words).join('; ')}`.trimEnd() }];
}
