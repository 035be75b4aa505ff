import type { Description } from './description';
import { cluster, entry, fleet, service } from './small';
import { tryFleet } from './trial';

const [us, eu] = [cluster('us'), cluster('eu')];
const web = service('web');
const callers = [{ namespace: 'front', serviceAccount: 'front' }];

/** What fuzzing found, and would find again only after many fleets. */
const FOUND: readonly (readonly [string, Description])[] = [
  [
    'a Service whose selector is the canonical name of pods that several clusters run',
    fleet({
      clusters: [us, eu],
      services: [web, service('pay', { 'service.istio.io/canonical-name': 'web' })],
      entries: [entry('web', 0, [0, 1]), entry('pay', 1, [0])],
    }),
  ],
  [
    'two Services of the same pods, one of which has a global name',
    fleet({
      clusters: [us, eu],
      services: [web, service('pay', { app: 'web' })],
      entries: [entry('web', 0, [0, 1], { globalServiceName: true }), entry('pay', 1, [0])],
    }),
  ],
  [
    'two Services of the same pods, one of which lists callers',
    fleet({
      clusters: [us],
      services: [web, service('pay', { app: 'web' })],
      entries: [entry('web', 0, [0]), entry('pay', 1, [0], { callers })],
    }),
  ],
  ...[
    ['a', 'b'],
    ['b', 'a'],
  ].map((ids): readonly [string, Description] => [
    `a report that has ${ids[0] ?? ''} of the hosts a and b of a Service`,
    fleet({
      clusters: [us],
      services: [web],
      entries: ids.map((id) => entry(id, 0, [0, 1])),
      other: { clusters: [eu], entries: [], knowsOurs: 'first' },
    }),
  ]),
];

test.each(FOUND)('%s: refused in words, or wired as it must be', (_title, found) => {
  // Ticket 0 asks every question.
  expect(['refused', 'valid']).toContain(tryFleet({ fleet: found, ticket: 0, faultless: false }));
});
