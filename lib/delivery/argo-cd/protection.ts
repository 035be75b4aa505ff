import type { Manifest } from '../../resources/manifest';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Options of an object, which every Argo CD reads; those of its Application are read from 3.4 on. */
const KEEP = ['Prune=false', 'Delete=false'];

/** The object with what keeps Argo CD from deleting it. What its own annotation says of the two options counts. */
export function kept(manifest: Manifest): Manifest {
  const { annotations } = manifest.metadata;
  const options = (annotations?.[SYNC_OPTIONS] ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '');
  const own = new Set(options.map(nameOf));
  const missing = KEEP.filter((option) => !own.has(nameOf(option)));
  if (missing.length === 0) return manifest;
  const all = { ...annotations, [SYNC_OPTIONS]: [...options, ...missing].join(',') };
  return { ...manifest, metadata: { ...manifest.metadata, annotations: all } };
}

function nameOf(option: string): string {
  return option.split('=')[0] ?? '';
}
