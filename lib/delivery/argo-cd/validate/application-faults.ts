import type { Fault } from '../../../model/problems/problem';
import { isLabelValue, isQualifiedKey } from '../../../model/validate/syntax';
import type {
  ArgoCdApplicationSettings,
  ArgoCdIgnoredDifference,
  ArgoCdRetry,
} from '../per-application/application-settings';
import type { ArgoCdSettings } from '../settings';
import { DEFAULT_BACKOFF } from '../sync';
import { secondsOf } from './schedule';

/** Mistakes in settings of Applications that have the right types. */
export function* applicationFaults({ applications, rings }: ArgoCdSettings): Generator<Fault> {
  for (const [index, item] of applications.entries()) {
    const place = `applications[${index}]`;
    yield* nothingSet(place, item);
    yield* manualSync(place, item, rings);
    yield* annotations(place, item);
    yield* labels(place, item);
    for (const [number, ignored] of (item.ignoreDifferences ?? []).entries())
      yield* difference(`${place}.ignoreDifferences[${number}]`, ignored);
    if (item.retry !== undefined) yield* retryFaults(`${place}.retry`, item.retry);
  }
}

/** An item that only selects Applications has no effect. */
function* nothingSet(place: string, item: ArgoCdApplicationSettings): Generator<Fault> {
  const { automated, annotations: notes, labels: marks, ignoreDifferences, retry } = item;
  if ([automated, notes, marks, ignoreDifferences, retry].some((value) => value !== undefined)) return;
  yield {
    what: `${place} sets nothing`,
    value: item,
    fix: 'give automated, annotations, labels, ignoreDifferences or retry, or take the item out',
  };
}

function* manualSync(
  place: string,
  { automated }: ArgoCdApplicationSettings,
  rings: ArgoCdSettings['rings'],
): Generator<Fault> {
  if (automated !== false || rings.length === 0) return;
  yield {
    what: `${place}.automated has no effect with rings: the ApplicationSet turns automatic sync off and starts every sync itself`,
    value: automated,
    fix: 'take out automated and hold changes back with syncWindows, or take out rings',
  };
}

/** Annotations by which the library makes Argo CD deliver, and those that Argo CD removes or writes itself. */
const RESERVED = [
  'sync-wave',
  'compare-options',
  'sync-options',
  'manifest-generate-paths',
  'tracking-id',
  'refresh',
  'hydrate',
].map((name) => `argocd.argoproj.io/${name}`);

function* annotations(place: string, { annotations: given = {} }: ArgoCdApplicationSettings): Generator<Fault> {
  for (const [key, value] of Object.entries(given)) {
    if (!isQualifiedKey(key)) {
      yield {
        what: `${place}.annotations has a key that the API server refuses`,
        value: { [key]: value },
        fix: 'use a key such as "notifications.argoproj.io/subscribe.on-sync-failed.slack"',
      };
    } else if (RESERVED.includes(key)) {
      yield {
        what: `${place}.annotations has a key that the library or Argo CD sets`,
        value: { [key]: value },
        fix: "take it out; cluster.patch(…) with component 'argocd' can change what the library sets",
      };
    }
  }
}

function* labels(place: string, { labels: given = {} }: ArgoCdApplicationSettings): Generator<Fault> {
  for (const [key, value] of Object.entries(given)) {
    if (!isQualifiedKey(key) || (value !== '' && !isLabelValue(value))) {
      yield {
        what: `${place}.labels has a label that the API server refuses`,
        value: { [key]: value },
        fix: 'use a key such as "team" or "example.com/team", and letters, digits, dashes, underscores and dots, at most 63 characters',
      };
    } else if (key.startsWith('cdk8s-mesh/')) {
      yield {
        what: `${place}.labels has a key that the library sets`,
        value: { [key]: value },
        fix: 'use a key without the prefix "cdk8s-mesh/"',
      };
    }
  }
}

function* difference(place: string, item: ArgoCdIgnoredDifference): Generator<Fault> {
  const { kind, jsonPointers = [], jqPathExpressions = [], managedFieldsManagers = [] } = item;
  if (kind === '') yield { what: `${place}.kind is empty`, value: item, fix: 'name a kind, or "*" for all kinds' };
  const ways = [...jsonPointers, ...jqPathExpressions, ...managedFieldsManagers];
  if (ways.length === 0 || ways.includes('')) {
    yield {
      what: `${place} names no field, or an empty one`,
      value: item,
      fix: "give jsonPointers, jqPathExpressions or managedFieldsManagers, as in jsonPointers: ['/spec/replicas']",
    };
  }
  const wrong = jsonPointers.find((pointer) => pointer !== '' && !/^(\/([^~/]|~[01])*)+$/.test(pointer));
  if (wrong === undefined) return;
  yield {
    what: `${place}.jsonPointers has a text that is not a JSON pointer`,
    value: wrong,
    fix: 'begin each step with a slash, and write ~1 for a slash within a name, as in "/metadata/annotations/example.com~1note"',
  };
}

function* retryFaults(place: string, { limit, backoff = {} }: ArgoCdRetry): Generator<Fault> {
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < -1)) {
    yield {
      what: `${place}.limit must be a whole number`,
      value: limit,
      fix: 'give -1 for no limit, 0 for no retry, or a number',
    };
  }
  const { factor } = backoff;
  if (factor !== undefined && (!Number.isSafeInteger(factor) || factor < 1)) {
    yield {
      what: `${place}.backoff.factor must be a whole number from 1 on`,
      value: factor,
      fix: 'give 1 for equal times, or 2',
    };
  }
  const { duration, maxDuration } = { ...DEFAULT_BACKOFF, ...withoutMissing(backoff) };
  const seconds = [secondsOf(duration), secondsOf(maxDuration)] as const;
  for (const [index, name] of (['duration', 'maxDuration'] as const).entries()) {
    if (seconds[index] !== undefined) continue;
    yield {
      what: `${place}.backoff.${name} must be a duration`,
      value: backoff[name],
      fix: 'give hours, minutes and seconds as Go writes them, as in "30s" or "1m30s"',
    };
  }
  const [first, longest] = seconds;
  if (first === undefined || longest === undefined || first <= longest) return;
  yield {
    what: `${place}.backoff.maxDuration is shorter than duration`,
    value: { duration, maxDuration },
    fix: 'make it at least as long',
  };
}

function withoutMissing<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}
