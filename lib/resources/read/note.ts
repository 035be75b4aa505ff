/** One sentence about an object that reaches beyond its namespace. */
export interface Note {
  readonly text: string;
  /** Whether it can create an administrator, read Secrets of others, or stop the cluster. */
  readonly isDangerous: boolean;
}

export function note(text: string): Note {
  return { text, isDangerous: false };
}

export function danger(text: string): Note {
  return { text, isDangerous: true };
}
