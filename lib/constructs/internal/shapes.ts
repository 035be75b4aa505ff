import { isRecord } from '../../model/validate/json';
import { jsonValues } from '../../model/validate/json-values';
import { record, text } from '../../model/validate/props';
import { listOf, mapOf, named, matching } from '../../model/validate/shape';
import type { Shape } from '../../model/validate/shape';
import { MESH, isMarked } from './type-marks';

/** Shapes that several constructs use. */

export const texts = named('a list of strings', listOf(text));

export const textByName = named('an object with strings', mapOf(text));

/** Values of a chart. */
export const chartValues: Shape = (value) => record(value) ?? jsonValues(value);

export const cluster = named(
  'a cluster: a MeshCluster, or what MeshCluster.fromReport() returned',
  matching((value) => isRecord(value) && isMarked(value.mesh, MESH) && isRecord(value.node)),
);

export const clusters = named('a list of clusters', listOf(cluster));
