import { blocksOf } from '../../docs/blocks';
import { Project } from '../project';
import { EDITS, reviewedMesh } from './reviewed-mesh';
import type { Edit } from './reviewed-mesh';

let project: Project;

beforeAll(() => {
  project = new Project();
  project.synth(reviewedMesh);
  project.commit();
});

/** What is said of some edits. */
function said(...edits: readonly Edit[]): string {
  project.synth((app) => {
    reviewedMesh(app, ...edits);
  });
  const { status, stdout, stderr } = project.run('diff');
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

const words = (line: string): string => line.replaceAll(/ {2,}/g, '  ');

test.each(Object.entries(EDITS))('%s: one line says it', (_title, [edit, line]) => {
  const [head, findings] = said(edit).split('\n\n');
  expect(head).toBe('dist: HEAD -> the working tree');
  expect(words(findings ?? '')).toBe(words(line));
});

test('all of them at once: one line says each, the dangers first, with what they reach', () => {
  const sections = said(...Object.values(EDITS).map(([edit]) => edit)).split('\n\n');
  expect(sections[1]?.split('\n')).toEqual(Object.values(EDITS).map(([, line]) => line));
  expect(sections[2]?.split('\n').slice(0, 7)).toEqual([
    'ap, config:',
    '  ~ DestinationRule echo/echo-mesh-local',
    '  ~ ServiceEntry echo/echo-mesh-local',
    '  - AuthorizationPolicy echo/echo-callers',
    '  ~ DestinationRule mesh-imports/orders-mesh-local',
    '  ~ ServiceEntry mesh-imports/orders-mesh-local',
    '  ~ Gateway istio-system/peer-eu',
  ]);
  expect(sections.slice(3)).toEqual([
    [
      'clusters touched: ap, eu, us',
      'layers touched:   config, control-plane, delivery, gateways, workloads',
      'callers affected: 9 (everybody in ap, eu, us; checkout/cart in ap, eu, us; frontend/frontend in ap, eu, us)',
    ].join('\n'),
    '3 clusters, 24 objects changed, 0 added, 8 removed; 5 dangers\n',
  ]);
});

test('docs/review.md shows what is really said', () => {
  const shown = [
    'callers of echo are no longer listed',
    'orders gets a caller',
    'the gateway of eu moves',
    'a workload of the user grows',
  ];
  const real = said(...shown.flatMap((title) => EDITS[title]?.[0] ?? [])).replace('HEAD ->', 'origin/main ->');
  const [sample] = blocksOf('docs/review.md', 'text');
  const lines = (sample?.code ?? '').trimEnd().split('\n');
  expect(real.split('\n')).toEqual(expect.arrayContaining(lines.filter((line) => !line.includes('…'))));
  expect(lines.length).toBeGreaterThan(15);
});

test('nothing differs after the same synth', () => {
  expect(said()).toBe('dist: HEAD -> the working tree\n\nno differences\n');
});

test('a fleet without a report is compared by its objects', () => {
  project.synth((app) => {
    reviewedMesh(app, { hosts: { orders: { callers: [{ namespace: 'checkout', serviceAccount: 'cart' }] } } });
  });
  project.remove('dist/fleet.json');
  const [head, findings] = project.run('diff').stdout.split('\n\n');
  expect(head).toBe(
    'dist: HEAD -> the working tree\nfleet.json of the working tree is missing or has an unknown format: hosts and calls are read from the objects.',
  );
  expect(findings?.split('\n').map(words)).toEqual([
    'review  eu, us  caller added at orders/orders: checkout/cart',
    'review  eu, us  caller removed at orders/orders: frontend/frontend',
    'review  ap, eu, us  edge added: checkout/cart in ap, eu, us -> orders.mesh.local in eu, us',
    'review  ap, eu, us  edge removed: frontend/frontend in ap, eu, us -> orders.mesh.local in eu, us',
  ]);
});
