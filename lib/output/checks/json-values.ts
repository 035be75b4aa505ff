import { jsonValues as shape } from '../../model/validate/json-values';
import { nameOf } from '../../resources/manifest';
import type { Check } from './check';

/** What a file cannot hold would be written as something else, or stop the tool that reads it. */
export const jsonValues: Check = {
  id: 'json-values',
  *check(_cluster, objects) {
    for (const { path, manifest } of objects) {
      const misfit = shape(manifest);
      if (misfit === undefined) continue;
      const { at, value, wanted = 'JSON' } = misfit;
      yield {
        path,
        what: `${nameOf(manifest)} has a value that no file can hold, at ${at.slice(1)}`,
        value,
        fix: `give ${wanted}`,
      };
    }
  },
};
