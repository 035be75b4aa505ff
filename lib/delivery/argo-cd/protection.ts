import type { Manifest } from '../../resources/manifest';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Keeps Argo CD from deleting the object. Every Argo CD reads these options of an object; those of an Application are read from 3.4 on. */
export function kept(manifest: Manifest): Manifest {
  return withOptions(manifest, ['Prune=false', 'Delete=false']);
}

/**
 * Keeps the object when its Application is deleted, which cascades by default: one mistaken
 * `argocd app delete` would take a cluster's traffic away. The object is still pruned when it leaves Git.
 */
export function keptOnDeletion(manifest: Manifest): Manifest {
  return withOptions(manifest, ['Delete=false']);
}

/** The object with sync options. An option that its own annotation has stays as it is. */
function withOptions(manifest: Manifest, wanted: readonly string[]): Manifest {
  const { annotations } = manifest.metadata;
  const options = (annotations?.[SYNC_OPTIONS] ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '');
  const own = new Set(options.map(nameOf));
  const missing = wanted.filter((option) => !own.has(nameOf(option)));
  if (missing.length === 0) return manifest;
  const all = { ...annotations, [SYNC_OPTIONS]: [...options, ...missing].join(',') };
  return { ...manifest, metadata: { ...manifest.metadata, annotations: all } };
}

function nameOf(option: string): string {
  return option.split('=')[0] ?? '';
}
