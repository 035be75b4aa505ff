import type { Fleet } from '../fleet/fleet';
import { isRecord } from '../validate/json';
import type { Finding, Rule } from './rule';

/** What JavaScript makes of a value that is missing, or of an object, within a text. */
const MISSING = /(?:^|[^a-z])undefined(?:$|[^a-z])|\[object \w+\]/i;

/**
 * A variable of the environment that is not set becomes the word "undefined" within a text, which is a valid name.
 * Values of charts are free.
 */
export const textIsComplete: Rule = {
  id: 'text-is-complete',
  *check(fleet) {
    for (const [path, facts] of factsOf(fleet)) yield* within(path, facts);
  },
};

function* factsOf({ mesh, clusters, gateways, namespaces, entries }: Fleet): Generator<[path: string, facts: object]> {
  yield [mesh.path, { trustDomain: mesh.trustDomain }];
  for (const { path, name, region, network } of clusters) yield [path, { id: name, region, network }];
  for (const { path, id, address } of gateways) yield [path, { id, address }];
  for (const { path, name } of namespaces) yield [path, { name }];
  for (const { path, host, service, callers, address } of entries) yield [path, { host, service, callers, address }];
}

function* within(path: string, value: unknown, place = ''): Generator<Finding> {
  if (typeof value === 'string' && MISSING.test(value)) {
    yield {
      path,
      what: `${place} contains what JavaScript writes for a value that is missing`,
      value,
      fix: 'check the variables from which the text is made; a variable of the environment may not be set',
    };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* within(path, item, `${place}[${index}]`);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) yield* within(path, item, place === '' ? key : `${place}.${key}`);
  }
}
