import { Construct } from 'constructs';
import { usageError } from '../../model/problems/usage-error';
import { escaped, printable } from '../../model/text';
import { isRecord } from '../../model/validate/json';
import { propFaults } from '../../model/validate/props';
import type { Form } from '../../model/validate/props';
import type { Declarations } from './declarations';
import { MESH, MESH_CLUSTER, isMarked } from './type-marks';

/** Receives the faults of props. */
type Faults = Pick<Declarations, 'propFault'>;

/**
 * The props of a construct, if they can be read. Declares all faults; rule valid-props reports them. With placeholders,
 * which replace props that cannot be read, there is always something that other constructs can refer to.
 */
export function checkedProps<Props extends object>(
  path: string,
  props: Props,
  form: Form<Props>,
  faults: Faults,
): Props | undefined;
export function checkedProps<Props extends object>(
  path: string,
  props: Props,
  form: Form<Props>,
  faults: Faults,
  placeholders: Partial<Props>,
): Props;
export function checkedProps<Props extends object>(
  path: string,
  props: Props,
  form: Form<Props>,
  declarations: Faults,
  placeholders?: Partial<Props>,
): Props | undefined {
  const faults = propFaults(path, props, form);
  for (const fault of faults) declarations.propFault(fault);
  if (faults.length === 0) return props;
  if (placeholders === undefined) return undefined;
  const faulty = faults.map(({ prop }) => prop.split(/[.[]/)[0]);
  const sound = Object.entries(isRecord(props) ? props : {}).filter(([name]) => !faulty.includes(name));
  return { ...placeholders, ...Object.fromEntries(sound) } as Props;
}

/** The id of a construct. Throws if the id or the scope is invalid. */
export function idIn(scope: Construct, id: string): string {
  if (!Construct.isConstruct(scope))
    throw usageError(`construct ${printable(id)} needs a construct as its scope, and not ${printable(scope)}`);
  const where = scope.node.path === '' ? 'the app' : `[${escaped(scope.node.path)}]`;
  if (typeof id !== 'string' || id === '')
    throw usageError(`the id of a construct in ${where} must be a string that is not empty, and not ${printable(id)}`);
  // The package constructs keeps children in a plain object, which already has these names.
  if (id in Object.prototype)
    throw usageError(`a construct in ${where} cannot have the id "${id}"; choose another one`);
  return id;
}

/** Throws unless the scope of a construct is what it must be: nothing could be declared. */
export function checkScope(construct: Construct, scope: unknown, kind: 'Mesh' | 'MeshCluster'): void {
  if (isMarked(scope, kind === 'Mesh' ? MESH : MESH_CLUSTER)) return;
  const { name } = construct.constructor;
  throw usageError(
    `[${escaped(construct.node.path)}] its scope must be a ${kind}, as in new ${name}(${kind === 'Mesh' ? 'mesh' : 'cluster'}, '${construct.node.id}', …)`,
  );
}
