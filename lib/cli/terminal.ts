/** The folder in which a command runs, and its two output streams. */
export interface Terminal {
  /** Absolute path of the folder in which the command was started. */
  readonly folder: string;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}
