import { Construct } from 'constructs';
import type { PropFaultFacts } from '../../model/facts/prop-fault';
import { usageError } from '../../model/problems/usage-error';
import { escaped, printable } from '../../model/text';
import { isRecord } from '../../model/validate/json';
import { propFaults } from '../../model/validate/props';
import type { Form } from '../../model/validate/props';
import type { Declarations } from './declarations';
import { MESH, MESH_CLUSTER, isMarked } from './type-marks';

/** Whether props can be read at all; rule valid-props says what is wrong with them. */
export function isReadable<Props extends object>(
  path: string,
  props: Props,
  form: Form<Props>,
  declarations: Pick<Declarations, 'propFault'>,
): boolean {
  return declared(propFaults(path, props, form), declarations).length === 0;
}

function declared(
  faults: readonly PropFaultFacts[],
  declarations: Pick<Declarations, 'propFault'>,
): readonly PropFaultFacts[] {
  for (const fault of faults) declarations.propFault(fault);
  return faults;
}

/**
 * The readable props. Rule valid-props reports the others; placeholders replace required ones, because other
 * constructs refer to this one.
 */
export function readable<Props extends object>(
  path: string,
  props: Props,
  form: Form<Props>,
  placeholders: Partial<Props>,
  declarations: Pick<Declarations, 'propFault'>,
): Props {
  const faulty = declared(propFaults(path, props, form), declarations).map(({ prop }) => prop.split(/[.[]/)[0]);
  if (faulty.length === 0) return props;
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
  // constructs keeps children in an object, which has these from the start.
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
