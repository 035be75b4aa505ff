import { groupByEach } from '../../../model/collections';
import { listed } from '../../../model/text';
import { clustersOf, commonName } from '../change';
import type { Explanation, Change } from '../change';
import { wiringOf } from '../compare/call-objects';
import type { ObjectChange } from '../compare/compare-objects';
import type { Comparison } from '../compare/comparison';
import { rightsOf } from '../compare/delivery-rights';
import type { JsonChange } from '../compare/json-changes';
import { described } from '../render/format';

/** Objects that one line lists. The rest is only counted. */
const MAX_OBJECTS = 4;

/** Reports differences that no detector explains: objects that are added, removed, moved or changed. */
export function others({ objects, calls }: Comparison, findings: readonly Change[]): readonly Change[] {
  const explained = byObject(findings.flatMap(({ explains }) => explains ?? []));
  const isWiring = wiringOf(calls);
  const { follows } = rightsOf(objects);
  const rest = objects.flatMap((object): readonly Rest[] => {
    const own = explained.get(object) ?? [];
    if (own.some(({ covers }) => covers === undefined)) return [];
    if (object.before === undefined || object.after === undefined) {
      return isWiring(object) || follows(object) ? [] : [{ object, differences: [] }];
    }
    const differences = object.differences.filter(
      (change) => !own.some(({ covers }) => covers?.(change)) && !isWiring(object, change) && !follows(object, change),
    );
    return differences.length > 0 || object.movedFrom !== undefined ? [{ object, differences }] : [];
  });
  return [...groupByEach(rest, (each) => [lineOf(each).key])].map(([, group]) => finding(group));
}

/** An object with its unexplained differences. */
interface Rest {
  readonly object: ObjectChange;
  readonly differences: readonly JsonChange[];
}

function byObject(explanations: readonly Explanation[]): ReadonlyMap<ObjectChange, readonly Explanation[]> {
  const found = new Map<ObjectChange, Explanation[]>();
  for (const explanation of explanations) {
    const own = found.get(explanation.object);
    if (own) own.push(explanation);
    else found.set(explanation.object, [explanation]);
  }
  return found;
}

interface Line {
  /** Objects with the same key share a line. The key contains the cluster. */
  readonly key: string;
  readonly severity: Change['severity'];
  readonly textFor: (names: string) => string;
}

function lineOf({ object, differences }: Rest): Line {
  const { place, before, after, movedFrom } = object;
  const where = place.component === '' ? place.layer : `${place.layer}/${place.component}`;
  const inCluster = (what: string): string => `${place.cluster ?? ''} ${what}`;
  if (before === undefined) {
    return { key: inCluster(`added ${where}`), severity: 'info', textFor: (names) => `added in ${where}: ${names}` };
  }
  if (after === undefined) {
    return {
      key: inCluster(`removed ${where}`),
      severity: 'review',
      textFor: (names) => `removed from ${where}: ${names}`,
    };
  }
  const how = described(differences);
  if (movedFrom === undefined)
    return { key: inCluster(how), severity: 'info', textFor: (names) => `changed: ${names}: ${how}` };
  const moved = `moved from layer ${movedFrom} to ${place.layer}`;
  return {
    key: inCluster(`${moved} ${how}`),
    severity: 'review',
    textFor: (names) => (how === '' ? `${moved}: ${names}` : `${moved}: ${names}: ${how}`),
  };
}

function finding(group: readonly Rest[]): Change {
  const [first] = group;
  if (first === undefined) throw new Error('a group is never empty');
  const { severity, textFor } = lineOf(first);
  const names = group.map(({ object }) => commonName(object));
  return { severity, what: textFor(listed(names, MAX_OBJECTS)), clusters: clustersOf(first.object) };
}
