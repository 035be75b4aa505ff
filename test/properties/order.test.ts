import fc from 'fast-check';
import { synth } from '../support/synth';
import { STEPS, trainingMesh } from '../support/training-mesh';

const indexes = STEPS.map((_step, index) => index);

test('any order of declaration gives the same files, byte for byte', () => {
  const { files: expected } = synth((app) => trainingMesh(app));
  expect(expected.size).toBeGreaterThan(50);
  fc.assert(
    fc.property(fc.shuffledSubarray(indexes, { minLength: indexes.length }), fc.boolean(), (order, flip) => {
      const { files } = synth((app) => trainingMesh(app, order, flip));
      expect(Object.fromEntries(files)).toEqual(Object.fromEntries(expected));
    }),
    { numRuns: 20 },
  );
});
