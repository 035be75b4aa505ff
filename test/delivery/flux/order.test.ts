import fc from 'fast-check';
import type { Release, Stage } from '../../../lib/index';
import { LAYERS } from '../../../lib/model/layers';
import { chart, deliveredByFlux, directory, stepsIn } from '../../support/flux';
import type { Kustomization } from '../../support/flux';

/** What comes after what, however many of them a cluster has. */
const COMES_AFTER: Readonly<Record<Stage, readonly Stage[]>> = {
  crds: [],
  'control-plane': ['crds'],
  'istio-base': ['crds', 'control-plane'],
  istiod: ['crds', 'control-plane', 'istio-base'],
  gateways: ['crds', 'control-plane', 'istio-base', 'istiod'],
  workloads: ['crds', 'control-plane', 'istio-base', 'istiod'],
  config: ['crds', 'control-plane', 'istio-base', 'istiod'],
  remotes: ['crds', 'control-plane', 'istio-base', 'istiod', 'config'],
  observability: ['crds', 'control-plane', 'istio-base', 'istiod'],
};
const STAGES = Object.keys(COMES_AFTER) as Stage[];

const releases: fc.Arbitrary<readonly Release[]> = fc
  .array(fc.record({ stage: fc.constantFrom(...STAGES), git: fc.boolean() }), { maxLength: 8 })
  .map((drawn) =>
    drawn.map(({ stage, git }, index) =>
      git ? directory(`r${index}`, stage, 'some/where') : chart(`r${index}`, stage),
    ),
  );
const clusters = fc.record({ layers: fc.subarray([...LAYERS]), releases });

function steps(
  layers: readonly (typeof LAYERS)[number][],
  drawn: readonly Release[],
): ReadonlyMap<string, Kustomization> {
  return stepsIn(deliveredByFlux(layers, drawn).map(({ manifest }) => manifest));
}

/** Everything that a step waits for, directly or through others. Fails for a name that is not there. */
function before(name: string, all: ReadonlyMap<string, Kustomization>, seen = new Set<string>()): ReadonlySet<string> {
  const step = all.get(name);
  if (step === undefined) throw new Error(`nothing is called ${name}`);
  for (const { name: other } of step.spec.dependsOn ?? []) {
    if (seen.has(other)) continue;
    seen.add(other);
    before(other, all, seen);
  }
  return seen;
}

test('whatever a cluster has, each step waits for all that must be there first, and for nothing else', () => {
  fc.assert(
    fc.property(clusters, ({ layers, releases: drawn }) => {
      const all = steps(layers, drawn);
      const stageOf = new Map<string, Stage>([
        ...layers.map((layer) => [`mesh-${layer}`, layer] as const),
        ...drawn.map(({ name, stage }) => [`mesh-${name}`, stage] as const),
      ]);
      expect([...all.keys()].sort()).toEqual([...stageOf.keys()].sort());
      for (const [name, stage] of stageOf) {
        const expected = [...stageOf].filter(([, other]) => COMES_AFTER[stage].includes(other)).map(([other]) => other);
        // A step that waited for itself would be among them.
        expect([name, [...before(name, all)].sort()]).toEqual([name, expected.sort()]);
      }
    }),
    { numRuns: 200 },
  );
});

test('a change waits for upstream only within the control plane; anything else needs it only to be there', () => {
  fc.assert(
    fc.property(clusters, ({ layers, releases: drawn }) => {
      const ofRelease = new Set(drawn.map(({ name }) => `mesh-${name}`));
      const stageOf = new Map<string, Stage>(drawn.map(({ name, stage }) => [`mesh-${name}`, stage]));
      for (const [name, { spec }] of steps(layers, drawn)) {
        const lockstep = ['istio-base', 'istiod'].includes(stageOf.get(name) ?? '');
        for (const dependency of spec.dependsOn ?? []) {
          const once = ofRelease.has(dependency.name) && !lockstep;
          expect([name, dependency]).toEqual([
            name,
            { name: dependency.name, ...(once && { readyExpr: 'has(dep.status.lastAppliedRevision)' }) },
          ]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a layer that holds a rendered istiod is waited for as the release would be: healthy, once', () => {
  const made = (rendered: readonly Release[]): ReadonlyMap<string, Kustomization> =>
    stepsIn(deliveredByFlux(LAYERS, [], {}, rendered).map(({ manifest }) => manifest));
  const readyExpr = 'has(dep.status.lastAppliedRevision)';
  const holding = made([chart('istio-base', 'istio-base'), chart('istiod', 'istiod'), directory('c', 'crds', 'c')]);
  expect(holding.get('mesh-control-plane')?.spec.wait).toBe(true);
  expect(holding.get('mesh-gateways')?.spec.dependsOn).toEqual([{ name: 'mesh-control-plane', readyExpr }]);
  expect(holding.get('mesh-control-plane')?.spec.dependsOn).toEqual([{ name: 'mesh-crds' }]);
  const without = made([]);
  expect(without.get('mesh-control-plane')?.spec.wait).toBe(false);
  expect(without.get('mesh-gateways')?.spec.dependsOn).toEqual([{ name: 'mesh-control-plane' }]);
});

test('the order in which parts are rendered does not matter', () => {
  const releasesOfAll = STAGES.map((stage) => chart(`of-${stage}`, stage));
  const texts = (files: ReturnType<typeof deliveredByFlux>): string[] =>
    files.map((file) => JSON.stringify(file)).sort();
  expect(texts(deliveredByFlux([...LAYERS].reverse(), [...releasesOfAll].reverse()))).toEqual(
    texts(deliveredByFlux(LAYERS, releasesOfAll)),
  );
});
