/** Whether AppProjects, or the generator of a rollout, read a name as a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[\]{}!]/.test(name);
}
