import fc from 'fast-check';

/** Choices from which `describe.ts` makes a fleet that is mostly valid. Small numbers are plain choices. */
export type ClusterShape = typeof CLUSTER extends fc.Arbitrary<infer Value> ? Value : never;
export type ServiceShape = typeof SERVICE extends fc.Arbitrary<infer Value> ? Value : never;
export type EntryShape = typeof ENTRY extends fc.Arbitrary<infer Value> ? Value : never;
export type Shape = typeof SHAPE extends fc.Arbitrary<infer Value> ? Value : never;

/** True once in so many times; false is simpler. */
const rarely = (times: number): fc.Arbitrary<boolean> => fc.nat(times - 1).map((number) => number === times - 1);
const number = fc.nat(11);
const few = (maxLength: number, minLength = 0): fc.Arbitrary<number[]> => fc.array(number, { minLength, maxLength });

const OBJECT = fc.record({ kind: number, namespace: number, chart: number, text: number });

const CLUSTER = fc.record({
  tricky: rarely(12),
  region: fc.nat(3),
  network: fc.nat(5),
  outOfRotation: rarely(6),
  existingIstio: rarely(6),
  withoutCapture: rarely(10),
  gateways: fc.constantFrom(1, 1, 1, 2, 2),
  address: number,
  namespaces: few(2),
  labels: fc.boolean(),
  egress: fc.option(few(2), { nil: undefined }),
  objects: fc.array(OBJECT, { maxLength: 2 }),
  patch: rarely(6),
  workloads: rarely(4),
});

const SERVICE = fc.record({
  name: number,
  namespace: number,
  tricky: rarely(12),
  selector: number,
  ports: few(3, 1),
  exporters: few(6, 1),
  preference: fc.nat(5),
  order: few(3),
  callers: fc.option(few(3, 1), { nil: undefined }),
  canonicalName: rarely(6),
});

const ENTRY = fc.record({
  service: number,
  domain: number,
  importers: fc.option(few(4), { nil: undefined }),
  callers: few(2),
  globalServiceName: rarely(4),
  address: rarely(5),
  alone: rarely(8),
});

export const SHAPE = fc.record({
  offset: number,
  delivery: number,
  // Small fleets are quick, and most of what can go wrong goes wrong in them.
  clusters: fc.oneof(
    { arbitrary: fc.array(CLUSTER, { minLength: 1, maxLength: 3 }), weight: 3 },
    { arbitrary: fc.array(CLUSTER, { minLength: 2, maxLength: 6 }), weight: 1 },
  ),
  services: fc.array(SERVICE, { minLength: 1, maxLength: 3 }),
  entries: fc.array(ENTRY, { maxLength: 4 }),
  discovery: fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, few(2, 2)),
  stack: rarely(6),
  others: fc.oneof(
    { arbitrary: fc.array(CLUSTER, { maxLength: 0 }), weight: 4 },
    fc.array(CLUSTER, { minLength: 1, maxLength: 2 }),
  ),
  otherEntries: fc.array(ENTRY, { maxLength: 2 }),
  knowsOurs: number,
});
