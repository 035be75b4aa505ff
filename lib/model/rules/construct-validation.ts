import type { Rule } from './rule';

/** What constructs of the user's own say through `node.addValidation` is reported with everything else. */
export const constructValidation: Rule = {
  id: 'construct-validation',
  *check({ tree }) {
    for (const { path, message } of tree.validationErrors) {
      yield { path, what: message, fix: 'see the construct that says so' };
    }
  },
};
