/** Labels, or a selector of labels. */
export type Labels = Readonly<Record<string, string>>;

/** Whether a selector is not empty and labels match all of it. */
export function selects(selector: Labels, labels: Labels): boolean {
  const asked = Object.entries(selector);
  return asked.length > 0 && asked.every(([key, value]) => labels[key] === value);
}
