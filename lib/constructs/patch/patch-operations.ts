import { JsonPatch } from 'cdk8s';

/** An operation of RFC 6902 as cdk8s keeps it. */
interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'copy' | 'move' | 'test';
  readonly path: string;
  readonly from?: string;
}

export interface OperationFault {
  readonly what: string;
  readonly value: unknown;
  readonly fix: string;
}

/**
 * Errors of RFC 6902 that cdk8s' implementation ignores: `replace` of a missing path adds, `remove` does nothing, an
 * index past the end pads with null.
 */
export function faultOfOperations(document: object, operations: readonly JsonPatch[]): OperationFault | undefined {
  let current: unknown = structuredClone(document);
  for (const operation of operations) {
    const described = describe(operation);
    const fault = missingPath(current, described);
    if (fault !== undefined) return fault;
    try {
      current = JsonPatch.apply(current, operation);
    } catch (error) {
      return { what: 'cannot be applied', value: described, fix: String(error).split('\n')[0] ?? '' };
    }
  }
  return undefined;
}

/** cdk8s has no public way to read an operation; `_toJson` is what its own `apply` uses. */
function describe(operation: JsonPatch): Operation {
  return (operation as unknown as { _toJson(): Operation })._toJson();
}

function missingPath(document: unknown, operation: Operation): OperationFault | undefined {
  const reads = operation.from ?? (operation.op === 'add' ? undefined : operation.path);
  if (reads !== undefined && lookup(document, segments(reads)) === undefined) return missing(reads, operation);
  if (['add', 'copy', 'move'].includes(operation.op) && !canHold(document, operation.path)) {
    return missing(operation.path, operation);
  }
  return undefined;
}

function missing(path: string, operation: Operation): OperationFault {
  return {
    what: `has a path that does not exist: ${path}`,
    value: operation,
    fix: 'correct the path, or add the missing parents first with JsonPatch.add(…)',
  };
}

/** Whether the parent of a path exists, and, for a list, whether the index is at most its length. */
function canHold(document: unknown, path: string): boolean {
  const parts = segments(path);
  const last = parts.pop();
  const parent = lookup(document, parts);
  if (last === undefined || parent === null || typeof parent !== 'object') return false;
  if (!Array.isArray(parent)) return true;
  return last === '-' || (/^(0|[1-9]\d*)$/.test(last) && Number(last) <= parent.length);
}

function lookup(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string, unknown>)[key];
  }, document);
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
