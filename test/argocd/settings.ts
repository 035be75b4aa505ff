import { join, resolve } from 'node:path';

/**
 * Where the lab and its Argo CD are, each as an environment variable of the kit:
 *
 *   LAB             program of the lab                        ../shared/lab/lab
 *   ARGOLAB         program that runs Argo CD beside the lab  ../shared/lab/argocd/argolab
 *   MESHLAB_HOME    state of the lab                          /tmp/meshlab
 *   MESHLAB_BIN     programs of the lab                       $MESHLAB_HOME/bin
 *   ARGOLAB_HOME    state and programs of Argo CD             /tmp/argolab
 *   ARGOLAB_CHARTS  published charts, <name>-<version>.tgz    $ARGOLAB_HOME/charts
 *   LAB_LOCK        file that users of the lab lock           $MESHLAB_HOME.lock
 */
export interface Settings {
  readonly checkout: string;
  /** Variants of dist/, logs and the report; Git ignores it. */
  readonly output: string;
  readonly lab: string;
  readonly argolab: string;
  readonly labHome: string;
  readonly labPrograms: string;
  readonly argocdHome: string;
  readonly charts: string;
  readonly lock: string;
}

const checkout = resolve(__dirname, '../..');
const path = (name: string, fallback: string): string => resolve(checkout, process.env[name] ?? fallback);

const labHome = path('MESHLAB_HOME', '/tmp/meshlab');
const argocdHome = path('ARGOLAB_HOME', '/tmp/argolab');

export const settings: Settings = {
  checkout,
  output: join(checkout, 'build/e2e-argocd'),
  lab: path('LAB', '../shared/lab/lab'),
  argolab: path('ARGOLAB', '../shared/lab/argocd/argolab'),
  labHome,
  labPrograms: path('MESHLAB_BIN', join(labHome, 'bin')),
  argocdHome,
  charts: path('ARGOLAB_CHARTS', join(argocdHome, 'charts')),
  lock: path('LAB_LOCK', `${labHome}.lock`),
};

/** The kit reads the same places. */
export const kitEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  LAB: settings.lab,
  MESHLAB_HOME: settings.labHome,
  MESHLAB_BIN: settings.labPrograms,
  ARGOLAB_HOME: settings.argocdHome,
  ARGOLAB_CHARTS: settings.charts,
};
