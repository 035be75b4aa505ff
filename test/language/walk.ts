import ts from 'typescript';

/** Calls `visit` for a node and, while it returns true, for what is inside. */
export function walk(node: ts.Node, visit: (node: ts.Node) => boolean): void {
  if (!visit(node)) return;
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}
