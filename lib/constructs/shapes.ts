import { jsonValues } from '../model/json-values';
import { record, text } from '../model/props';
import { isRecord, listOf, mapOf, named, that } from '../model/shape';
import type { Shape } from '../model/shape';
import { MESH, isMarked } from './marks';

/** What several props must be so that constructs can read them. */

export const texts = named('a list of strings', listOf(text));

export const textByName = named('an object with strings', mapOf(text));

/** Values of a chart. */
export const chartValues: Shape = (value) => record(value) ?? jsonValues(value);

export const cluster = named(
  'a cluster: a MeshCluster, or what MeshCluster.fromFacts() returned',
  that((value) => isRecord(value) && isMarked(value.mesh, MESH) && isRecord(value.node)),
);

export const clusters = named('a list of clusters', listOf(cluster));
