import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { synth } from '../support/synth';
import { STEPS, trainingMesh } from '../support/training-mesh';

const indexes = STEPS.map((_step, index) => index);

test('any order of declaration gives the same files, byte for byte', () => {
  const { files: expected, lockfile: expectedLock } = synth((app) => trainingMesh(app));
  expect(expected.size).toBeGreaterThan(40);
  fc.assert(
    fc.property(fc.shuffledSubarray(indexes, { minLength: indexes.length }), fc.boolean(), (order, flip) => {
      const { files, lockfile } = synth((app) => trainingMesh(app, order, flip));
      expect(Object.fromEntries(files)).toEqual(Object.fromEntries(expected));
      expect(readFileSync(lockfile, 'utf8')).toBe(readFileSync(expectedLock, 'utf8'));
    }),
    { numRuns: 20 },
  );
});
