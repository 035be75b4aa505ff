/** Who had the key before; undefined for the first one, who keeps it. */
export function claim(owners: Map<string, string>, key: string, claimant: string): string | undefined {
  const owner = owners.get(key);
  if (owner === undefined) owners.set(key, claimant);
  return owner;
}
