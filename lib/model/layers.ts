/** Groups of components that are applied together, in this order. */
export const LAYERS = ['crds', 'control-plane', 'gateways', 'workloads', 'config', 'remotes', 'observability'] as const;

/** Group of components that are applied together: crds, control-plane, gateways, workloads, config, remotes or observability. */
export type Layer = (typeof LAYERS)[number];

/** Names of the releases that the library itself installs, beside the layers of a cluster. */
export const LIBRARY_RELEASES = [
  'gateway-api',
  'istio-base',
  'istiod',
  'prometheus-operator-crds',
  'kube-prometheus-stack',
  'kiali',
] as const;
