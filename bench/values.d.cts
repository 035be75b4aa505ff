/** Values for a chart that writes the services in one cluster. */
export function valuesOf(
  cluster: number,
  size: { readonly clusters: number; readonly services: number; readonly exporters: number },
): object;
