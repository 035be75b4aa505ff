/** A prop of which the library can make nothing: TypeScript refuses it, JavaScript and `any` do not. */
export interface PropFaultFacts {
  readonly path: string;
  /** The prop and the way into it: `exportedBy[0]`. */
  readonly prop: string;
  /** What was given, or what tells it. */
  readonly value: unknown;
  /** What must be given, for people. */
  readonly wanted: string;
  /** Names of the props that exist, if this one does not. */
  readonly known?: readonly string[];
}
