import type { Rule } from './rule';

/** Reports the messages of users' own `node.addValidation` hooks together with everything else. */
export const constructValidation: Rule = {
  id: 'construct-validation',
  *check({ tree }) {
    for (const { path, message } of tree.validationErrors) {
      yield { path, what: message, fix: 'see the construct that says so' };
    }
  },
};
