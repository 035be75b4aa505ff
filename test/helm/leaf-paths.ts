import type { ChartValues, MarkedSource } from './value-paths';

/** A listed path as it stands in `valuesObject`. */
export interface ListedPath extends MarkedSource {
  readonly path: string;
}

/** Everything listed for a chart, under the names of the maps that istiod hands on. */
export function listedPaths({ values, meshConfig, proxyMetadata, env }: ChartValues): ListedPath[] {
  const groups = [
    { prefix: '', sources: values },
    { prefix: 'meshConfig.', sources: meshConfig },
    { prefix: 'meshConfig.defaultConfig.proxyMetadata.', sources: proxyMetadata },
    { prefix: 'env.', sources: env },
  ];
  return groups.flatMap(({ prefix, sources = {} }) =>
    Object.entries(sources).map(([path, source]) => ({
      path: `${prefix}${path}`,
      ...(typeof source === 'string' ? { source } : source),
    })),
  );
}

/** Paths of everything that is no map, in the way of `helm --set`; a list is one thing. */
export function leafPaths(values: unknown, prefix = ''): string[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [prefix];
  const entries = Object.entries(values);
  if (entries.length === 0 && prefix !== '') return [prefix];
  return entries.flatMap(([key, value]) => {
    const step = key.replaceAll('.', '\\.');
    return leafPaths(value, prefix === '' ? step : `${prefix}.${step}`);
  });
}

/** Whether a listed path stands for a leaf: it is the leaf, or an open map around it. */
export function covers({ path, open }: Pick<ListedPath, 'open' | 'path'>, leaf: string): boolean {
  return leaf === path || (open === true && leaf.startsWith(`${path}.`));
}
