import type { Rule } from './rule';

/** A prop of another type would break the library somewhere else, with words that nobody understands. */
export const validProps: Rule = {
  id: 'valid-props',
  *check({ propFaults }) {
    for (const { path, prop, value, wanted } of propFaults) {
      if (value === undefined) {
        yield {
          path,
          what: `${prop} is undefined`,
          fix: `give ${wanted}; a variable that is not set is undefined, and so is what its module does not export`,
        };
      } else {
        yield { path, what: `${prop} is of the wrong type`, value, fix: `give ${wanted}` };
      }
    }
  },
};
