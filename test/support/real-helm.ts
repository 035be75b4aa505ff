import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The helm of this machine, and the lab's; empty: there is none. */
export const HELM =
  [
    process.env.HELM ?? '',
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'helm')),
    join(process.env.MESHLAB_HOME ?? '/tmp/meshlab', 'bin/helm'),
  ].find((path) => path !== '' && existsSync(path)) ?? '';

/** What the title of a test says that is skipped. */
export const NO_HELM = HELM === '' ? ' (skipped: no helm in HELM, in PATH or in the lab)' : '';
