/**
 * Text that Kubernetes reads as a number if it has no quotes. This is more than any version of YAML allows, because
 * its parser accepts every number of Go. Underscores are ignored, but cannot come first.
 */

/** An integer: `12`, `007`, `0o7`, `0X1F`, `0b1`, `1_000`. */
export const KUBE_INTEGER =
  /^(?!_)[-+]?_*(?:0_*[xX][\da-fA-F_]*[\da-fA-F]|0_*[bB][01_]*[01]|0_*[oO][0-7_]*[0-7]|0[0-7_]*|[1-9][\d_]*)_*$/;

/** A number with or without a fraction: `1.5`, `.5`, `5.`, `089`, `1e3`. */
export const KUBE_FLOAT =
  /^(?:\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?|(?!_)(?:[-+]_*\.[\d_]*\d[\d_]*|[-+]?[\d_]*\d[\d_]*(?:\.[\d_]*)?)(?:[eE]_*[-+]?[\d_]*\d[\d_]*)?)$/;
