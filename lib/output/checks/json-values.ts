import { jsonValues as shape } from '../../model/validate/json-values';
import { nameOf } from '../../resources/manifest';
import { objectCheck } from './check';

/** What a file cannot hold would be written as something else, or stop the tool that reads it. */
export const jsonValues = objectCheck({
  id: 'json-values',
  faultsOf(manifest) {
    const misfit = shape(manifest);
    if (misfit === undefined) return [];
    const { at, value, wanted = 'JSON' } = misfit;
    return [
      {
        what: `${nameOf(manifest)} has a value that no file can hold, at ${at.slice(1)}`,
        value,
        fix: `give ${wanted}`,
      },
    ];
  },
});
