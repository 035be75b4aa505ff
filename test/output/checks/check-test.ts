import { problemsOfChecks } from '../../../lib/output/checks/check';
import type { Check } from '../../../lib/output/checks/check';
import { manifest } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { fleetOf } from '../../model/facts';

interface Table {
  readonly valid: readonly (readonly [string, readonly Manifest[]])[];
  readonly invalid: readonly (readonly [string, readonly Manifest[], RegExp])[];
}

/** A table of what a check lets pass and what it refuses in us, with a word of what it says. */
export function checkTest(check: Check, { valid, invalid }: Table, fleet = fleetOf()): void {
  const problems = (manifests: readonly Manifest[]): ReturnType<typeof problemsOfChecks> => {
    const placed = manifests.map((each, index) => ({ path: `mesh/us/${index}`, manifest: each }));
    return problemsOfChecks([check], 'us', placed, fleet);
  };
  test.each(valid)('lets %s pass', (_title, manifests) => {
    expect(problems(manifests)).toEqual([]);
  });
  test.each(invalid)('fails for %s', (_title, manifests, what) => {
    const [problem, ...others] = problems(manifests);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ rule: check.id, path: `mesh/us/${manifests.length - 1}` });
    expect(problem?.what).toMatch(what);
    expect(problem?.fix).not.toBe('');
  });
}

export function object(
  apiVersion: string,
  kind: string,
  metadata: Partial<Manifest['metadata']> = {},
  body: object = {},
): Manifest {
  return manifest(apiVersion, kind, { name: 'it', ...metadata }, body);
}
