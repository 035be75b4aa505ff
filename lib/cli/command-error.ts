/** What a user can mend: said as it is, without a stack. */
export class CommandError extends Error {}
