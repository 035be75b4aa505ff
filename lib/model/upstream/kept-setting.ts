/** A value of the istiod chart that calls between clusters depend on. */
export interface KeptSetting {
  /** The path in the values. */
  readonly keys: readonly string[];
  /** Whether the library gives it a value, which is lost where a map around it is replaced. */
  readonly computed: boolean;
  /** Whether the mesh works with a value that somebody gives. */
  readonly keeps: (value: unknown) => boolean;
  /** What depends on it. */
  readonly why: string;
  readonly fix: string;
}
