/**
 * Text that Kubernetes takes for a number where YAML has it without quotes: more than any version of YAML
 * says, because its reader goes by what Go takes for one. Underscores count for nothing, but none comes first.
 */

/** An integer: `12`, `007`, `0o7`, `0X1F`, `0b1`, `1_000`. */
export const KUBE_INTEGER =
  /^(?!_)[-+]?_*(?:0_*[xX][\da-fA-F_]*[\da-fA-F]|0_*[bB][01_]*[01]|0_*[oO][0-7_]*[0-7]|0[0-7_]*|[1-9][\d_]*)_*$/;

/** A number with or without a fraction: `1.5`, `.5`, `5.`, `089`, `1e3`. */
export const KUBE_FLOAT =
  /^(?:\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?|(?!_)(?:[-+]_*\.[\d_]*\d[\d_]*|[-+]?[\d_]*\d[\d_]*(?:\.[\d_]*)?)(?:[eE]_*[-+]?[\d_]*\d[\d_]*)?)$/;
