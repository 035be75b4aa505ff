/** Groups of components that are applied together, in this order. */
export const LAYERS = ['control-plane', 'gateways', 'workloads', 'config', 'observability'] as const;
export type Layer = (typeof LAYERS)[number];
