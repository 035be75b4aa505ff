import fc from 'fast-check';
import { completeYaml } from '../../../lib/output/yaml/complete';
import { usualYaml } from '../../../lib/output/yaml/usual';

interface Compared {
  /** Documents that were not left to the package. */
  readonly written: number;
  /** Those of them whose bytes are not those of the package. */
  readonly differing: readonly object[];
}

/** Compares random documents with what the package writes of them. */
export function compared(documents: fc.Arbitrary<object>, count: number): Compared {
  const differing: object[] = [];
  let written = 0;
  for (const document of fc.sample(documents, count)) {
    const text = usualYaml(document);
    if (text === undefined) continue;
    written++;
    if (text !== completeYaml(document)) differing.push(document);
  }
  return { written, differing };
}
