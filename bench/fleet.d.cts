export function clusterName(index: number): string;
