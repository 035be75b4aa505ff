/** A prop that the library cannot read. TypeScript refuses it; JavaScript and `any` do not. */
export interface PropFaultFacts {
  readonly path: string;
  /** Path of the prop: `exportedBy[0]`. */
  readonly prop: string;
  /** The given value, or a short description of it. */
  readonly value: unknown;
  /** The expected value, in words. */
  readonly wanted: string;
  /** Names of the props that exist, if this one does not. */
  readonly known?: readonly string[];
}
