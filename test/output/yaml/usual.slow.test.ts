import { compared } from './compared';
import { anyDocument, USUAL_SHARE, usualDocument } from './documents';

const COUNT = 50_000;

test(`of ${COUNT} random documents as Kubernetes has them, no byte differs from the package`, () => {
  const { written, differing } = compared(usualDocument, COUNT);
  expect(differing).toEqual([]);
  expect(written).toBeGreaterThan(USUAL_SHARE * COUNT);
});

test(`of ${COUNT} random documents of any kind, no byte differs from the package`, () => {
  const { written, differing } = compared(anyDocument, COUNT);
  expect(differing).toEqual([]);
  expect(written).toBeGreaterThan(COUNT / 10);
});
