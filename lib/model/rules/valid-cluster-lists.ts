import { repeatedIn } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { Finding, Rule } from './rule';

/** exportedBy and importedBy name clusters of this mesh, each once, and somebody runs the service. */
export const validClusterLists: Rule = {
  id: 'valid-cluster-lists',
  *check({ entries }) {
    for (const entry of entries) {
      if (entry.exportedBy.length === 0 && entry.strayClusters.length === 0) {
        yield {
          path: entry.path,
          what: 'no cluster runs the service',
          fix: 'list the clusters that run it in exportedBy',
        };
      }
      for (const foreign of entry.strayClusters) {
        yield {
          path: entry.path,
          what: 'a cluster in exportedBy or importedBy is not a cluster of this mesh',
          value: foreign,
          fix: 'give MeshCluster objects whose scope is the same Mesh',
        };
      }
      yield* repeated(entry, 'exportedBy');
      yield* repeated(entry, 'importedBy');
    }
  },
};

function* repeated(entry: EntryFacts, list: 'exportedBy' | 'importedBy'): Generator<Finding> {
  const names = entry[list];
  for (const name of repeatedIn(names)) {
    yield { path: entry.path, what: `${list} lists a cluster twice`, value: name, fix: 'list every cluster once' };
  }
}
