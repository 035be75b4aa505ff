import { objectCheck } from './check';

/** An object without a kind or a name cannot be applied, nor have a file. */
export const completeObject = objectCheck({
  id: 'complete-object',
  faultsOf(manifest) {
    const { apiVersion, kind, metadata } = manifest as Partial<typeof manifest>;
    const missing = Object.entries({ apiVersion, kind, 'metadata.name': metadata?.name })
      .filter(([, value]) => typeof value !== 'string' || value === '')
      .map(([field]) => field);
    if (missing.length === 0) return [];
    return [
      {
        what: `an object has no ${missing.join(' and no ')}`,
        value: { apiVersion, kind, name: metadata?.name },
        fix: 'set it; names that the API server would generate cannot be kept in Git',
      },
    ];
  },
});
