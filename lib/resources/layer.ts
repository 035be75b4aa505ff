/** Groups of components that are applied together, in this order. */
export const LAYERS = ['control-plane', 'gateways', 'workloads', 'config', 'observability'] as const;

/** Group of components that are applied together: control-plane, gateways, workloads, config or observability. */
export type Layer = (typeof LAYERS)[number];
