const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** Bytes of a quantity as Kubernetes writes it (`10M`, `16Mi`); undefined: the text is not a quantity. */
export function bytesOf(quantity: unknown): number | undefined {
  if (typeof quantity !== 'string') return undefined;
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([kMG]|[KMG]i)?$/.exec(quantity) ?? [];
  return amount === undefined ? undefined : Number(amount) * (FACTORS[unit] ?? 1);
}
