/** Labels, or a selector, which asks for them. */
export type Labels = Readonly<Record<string, string>>;

/** Whether a selector asks for something, and labels have all of it. */
export function selects(selector: Labels, labels: Labels): boolean {
  const asked = Object.entries(selector);
  return asked.length > 0 && asked.every(([key, value]) => labels[key] === value);
}
