/** A MeshComponent, which may write a file of its name. */
export interface ComponentFacts {
  readonly path: string;
  readonly id: string;
}

/** A Chart that a user put below a cluster: one file of that cluster. */
export interface ChartFacts {
  readonly path: string;
  readonly id: string;
  readonly cluster: string;
}

/** Facts that only a walk over the construct tree finds. */
export interface TreeFacts {
  readonly charts: readonly ChartFacts[];
  /** Everything that renders, the library's own and users'. */
  readonly components: readonly ComponentFacts[];
  /** Construct paths of Charts and API objects outside every cluster. */
  readonly strays: readonly string[];
  /** Messages of the `node.addValidation` hooks of users' constructs. */
  readonly validationErrors: readonly { readonly path: string; readonly message: string }[];
}
