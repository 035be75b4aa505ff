/** A mistake that the user can fix. It is printed without a stack. */
export class CommandError extends Error {}
