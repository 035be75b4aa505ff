import type { Manifest } from '../manifest';
import { fieldsOf, itemsOf, textsOf } from './fields';
import type { Fields } from './fields';

/** The fields of a webhook that decide which requests the API server sends to it. */
export interface Webhook {
  readonly name: string;
  /** `CREATE apps/deployments`: operation, group and resource; `*`: all of them. */
  readonly asked: readonly string[];
  /** Whether the API server refuses requests while nobody answers, which is the default of v1. */
  readonly failsClosed: boolean;
  /** Selectors and conditions, which limit the requests further. */
  readonly limits: Fields;
  /** Who answers: `Service namespace/name/path`, or a URL. */
  readonly server: string;
}

export function webhooksOf(configuration: Manifest): readonly Webhook[] {
  return itemsOf(configuration.webhooks).map((webhook) => ({
    name: String(webhook.name),
    asked: itemsOf(webhook.rules).flatMap(askedBy),
    failsClosed: webhook.failurePolicy !== 'Ignore',
    limits: Object.fromEntries(LIMITS.map((limit) => [limit, webhook[limit]])),
    server: serverOf(fieldsOf(webhook.clientConfig)),
  }));
}

const LIMITS = ['namespaceSelector', 'objectSelector', 'matchConditions'] as const;

function askedBy(rule: Fields): readonly string[] {
  return textsOf(rule.operations).flatMap((operation) =>
    textsOf(rule.apiGroups).flatMap((group) =>
      textsOf(rule.resources).map((resource) => `${operation} ${group}/${resource}`),
    ),
  );
}

function serverOf({ service, url }: Fields): string {
  if (typeof url === 'string') return url;
  const { namespace, name, path } = fieldsOf(service);
  return `Service ${String(namespace)}/${String(name)}${typeof path === 'string' ? path : ''}`;
}

/** Requests that others do not already contain. */
export function askedBeyond(asked: readonly string[], others: readonly string[]): readonly string[] {
  return asked.filter((request) => !others.some((other) => contains(other, request)));
}

function contains(other: string, request: string): boolean {
  const [steps, all] = [request, other].map((each) => each.split(/[ /]/));
  return (
    steps !== undefined && all !== undefined && steps.every((step, index) => [step, '*'].includes(all[index] ?? step))
  );
}

/** Requests in words: `CREATE, UPDATE of pods, deployments.apps`. */
export function askedInWords(asked: readonly string[]): string {
  const parts = asked.map((request) => /^(\S+) ([^/]*)\/(.*)$/.exec(request) ?? []);
  const operations = [
    ...new Set(parts.map(([, operation = '']) => (operation === '*' ? 'every operation' : operation))),
  ];
  const resources = [...new Set(parts.map(([, , group = '', resource = '']) => inWords(group, resource)))];
  return `${operations.join(', ')} of ${resources.join(', ')}`;
}

function inWords(group: string, resource: string): string {
  const suffix = group === '' || group === '*' ? '' : resource === '*' ? ` of ${group}` : `.${group}`;
  return `${resource === '*' ? 'every resource' : resource}${suffix}`;
}
