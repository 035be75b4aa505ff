import { unknownProp } from '../validate/props';
import type { Rule } from './rule';

/**
 * A prop of the wrong type would fail elsewhere with an error that nobody understands. A misspelt prop would
 * silently mean the default, which can open a service to the whole mesh.
 */
export const validProps: Rule = {
  id: 'valid-props',
  *check({ propFaults }) {
    for (const { path, prop, value, wanted, known } of propFaults) {
      if (known !== undefined) {
        yield { path, ...unknownProp(prop, known), value };
      } else if (value === undefined) {
        yield {
          path,
          what: `${prop} is missing`,
          fix: `pass ${wanted}. Check for a misspelled prop, an unset variable, or a missing export`,
        };
      } else {
        yield { path, what: `${prop} is of the wrong type`, value, fix: `give ${wanted}` };
      }
    }
  },
};
