import type { IConstruct } from 'constructs';

/**
 * Marks by which constructs are recognised. Not `instanceof`: a program can hold two copies of the
 * package, and cdk8s' Chart already answers `instanceof` for all its subclasses.
 */
export const MESH = Symbol.for('cdk8s-mesh.Mesh');
export const MESH_CLUSTER = Symbol.for('cdk8s-mesh.MeshCluster');
export const MESH_COMPONENT = Symbol.for('cdk8s-mesh.MeshComponent');
export const MESH_APP = Symbol.for('cdk8s-mesh.MeshApp');
/** On the prototype of a component whose `render` is the library's own. */
export const LIBRARY_RENDER = Symbol.for('cdk8s-mesh.libraryRender');

export function mark(construct: object, symbol: symbol): void {
  Object.defineProperty(construct, symbol, { value: true });
}

export function isMarked(value: unknown, symbol: symbol): boolean {
  return value !== null && typeof value === 'object' && symbol in value;
}

/** The nearest construct of a kind, from `scope` upwards. */
export function nearest<Kind extends IConstruct>(
  scope: IConstruct,
  isKind: (construct: unknown) => construct is Kind,
): Kind | undefined {
  return [...scope.node.scopes].reverse().find((construct): construct is IConstruct & Kind => isKind(construct));
}
