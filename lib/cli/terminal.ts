/** Where a command runs and where its words go. */
export interface Terminal {
  /** Absolute path of the folder in which it was started. */
  readonly folder: string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}
