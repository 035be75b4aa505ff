/** Values for a Helm chart, as in its values.yaml. */
export type HelmValues = Readonly<Record<string, unknown>>;
