import type { CallerFacts, EntryFacts } from '../facts/entry';
import type { RoutingFacts, WeightFacts } from '../facts/routing';
import type { PortFacts, ServiceFacts } from '../facts/service';
import { CROSSING_PROTOCOLS } from '../ports';
import { isRecord } from '../validate/json';
import { listOf, mapOf, matching } from '../validate/shape';
import { isDnsLabel, isDnsSubdomain, isFullyQualified, isIp, isPort } from '../validate/syntax';
import { listIn, orNothing, plain, recordIn, someIn } from './json-field';
import type { JsonField, JsonOf } from './json-field';

/** An entry as a report describes it: everything that was declared, except the construct path. */
export type ReportedEntry = Omit<EntryFacts, 'path' | 'strayClusters'>;

/** The same as JSON. */
export type EntryInReport = JsonOf<ReportedEntry>;

const text = matching((value) => typeof value === 'string');
const flag = matching((value) => typeof value === 'boolean');
const percent = matching((value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100);
const cluster = plain<string>(matching(isDnsLabel));
const clusters = plain<readonly string[]>(listOf(matching(isDnsLabel)));

const port = recordIn<PortFacts>({
  name: plain(matching(isDnsLabel)),
  port: plain(matching(isPort)),
  targetPort: plain(matching(isPort)),
  protocol: plain(matching((value) => (CROSSING_PROTOCOLS as readonly unknown[]).includes(value))),
});

const service = recordIn<ServiceFacts>({
  namespace: plain(matching(isDnsLabel)),
  name: plain(matching(isDnsLabel)),
  serviceAccount: plain(matching(isDnsSubdomain)),
  selector: plain(mapOf(text)),
  ports: someIn(port, 'name', 'port'),
  canonicalName: orNothing(plain(text)),
});

const caller = recordIn<CallerFacts>({
  namespace: plain(matching(isDnsLabel)),
  serviceAccount: plain(matching(isDnsSubdomain)),
});

type Of<Type extends RoutingFacts['type']> = Extract<RoutingFacts, { readonly type: Type }>;

function type<Type extends RoutingFacts['type']>(name: Type): JsonField<Type> {
  return plain(matching((value) => value === name));
}

/** One row for each way of routing. */
const ROUTINGS: { readonly [Type in RoutingFacts['type']]: JsonField<Of<Type>> } = {
  nearest: recordIn<Of<'nearest'>>({ type: type('nearest') }),
  ordered: recordIn<Of<'ordered'>>({ type: type('ordered'), order: clusters }),
  activeStandby: recordIn<Of<'activeStandby'>>({ type: type('activeStandby'), active: cluster, standby: cluster }),
  weighted: recordIn<Of<'weighted'>>({
    type: type('weighted'),
    weights: listIn(recordIn<WeightFacts>({ cluster, weight: plain(percent) }), 'cluster'),
  }),
};

function isRouting(value: unknown): value is RoutingFacts {
  return isRecord(value) && typeof value.type === 'string' && Object.hasOwn(ROUTINGS, value.type);
}

function rowOf({ type: name }: RoutingFacts): JsonField<RoutingFacts> {
  return ROUTINGS[name] as JsonField<RoutingFacts>;
}

const routing: JsonField<RoutingFacts> = {
  shape: (json) => (isRouting(json) ? rowOf(json).shape(json) : { at: '', value: json }),
  write: (value) => rowOf(value).write(value),
  read: (json) => rowOf(json as RoutingFacts).read(json),
};

/** One row for each field of an entry. What a report says, reads and expects of an entry follows from it. */
export const ENTRY_IN_REPORT = recordIn<ReportedEntry>({
  id: plain(matching(isDnsLabel)),
  host: plain(matching(isFullyQualified)),
  service,
  exportedBy: someIn(cluster),
  importedBy: clusters,
  callers: orNothing(someIn(caller)),
  routing,
  address: orNothing(plain(matching((value) => typeof value === 'string' && isIp(value)))),
  globalServiceName: plain(flag),
});
