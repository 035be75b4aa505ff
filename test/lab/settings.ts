import { dirname, join, resolve } from 'node:path';

/**
 * Where the lab is and where a run keeps its state.
 *
 *   LAB             program of the lab                              ../shared/lab/lab
 *   MESHLAB_HOME    state and programs of the lab                   /tmp/meshlab
 *   LAB_LOCK        file that users of the machine's lab lock       $MESHLAB_HOME.lock
 *   GITOPS_HOME     programs, repositories and logs of a run        /tmp/fluxlab
 *   GITOPS_ADDRESS  loopback address of Git and the chart sources   127.77.0.2
 */
export const ROOT = resolve(__dirname, '..', '..');
export const LAB = resolve(ROOT, process.env.LAB ?? '../shared/lab/lab');
/** Serves Git and chart repositories, packages charts, and stands in for metrics-server. */
export const KIT = join(dirname(LAB), 'argocd', 'argolab');
export const MESHLAB_HOME = process.env.MESHLAB_HOME ?? '/tmp/meshlab';
export const LAB_PROGRAMS = process.env.MESHLAB_BIN ?? join(MESHLAB_HOME, 'bin');
export const LAB_LOCK = process.env.LAB_LOCK ?? `${MESHLAB_HOME}.lock`;
export const HOME = process.env.GITOPS_HOME ?? '/tmp/fluxlab';
export const ADDRESS = process.env.GITOPS_ADDRESS ?? '127.77.0.2';
export const KUBECONFIG = join(MESHLAB_HOME, 'kubeconfig');

/** The kit's own names for the same settings. */
export const KIT_ENVIRONMENT = { ...process.env, LAB, MESHLAB_HOME, ARGOLAB_HOME: HOME, ARGOLAB_ADDRESS: ADDRESS };
