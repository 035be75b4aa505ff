import type { Stage } from '../../resources/release';

/**
 * Order of the first installation and of version changes. Argo CD goes on to the next wave when
 * everything in this one is healthy, which needs the health script of docs/argocd/argocd-cm.yaml.
 */
export const WAVES: Readonly<Record<Stage, number>> = {
  crds: -40,
  'control-plane': -30,
  'istio-base': -20,
  istiod: -10,
  gateways: 0,
  workloads: 10,
  config: 20,
  remotes: 25,
  observability: 30,
};

/** Before everything else in a cluster's Application. */
export const PROJECT_WAVE = -100;

/** Annotation that puts an object into a wave. */
export function wave(number: number): Record<string, string> {
  return { 'argocd.argoproj.io/sync-wave': String(number) };
}
