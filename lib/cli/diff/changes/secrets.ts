import { fieldsAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector } from '../change';

/** Secrets in Git: values are dangerous, everything else needs a review. */
export const secrets: Detector = {
  id: 'secrets',
  *find({ objects }) {
    const added = objects.filter(
      ({ kind, group, before }) => kind === 'Secret' && group === '' && before === undefined,
    );
    for (const object of added) {
      const keys = [
        ...Object.keys(fieldsAt(object.after, 'data')),
        ...Object.keys(fieldsAt(object.after, 'stringData')),
      ];
      yield keys.length > 0
        ? about(object, 'danger', `Secret added, with values that Git keeps permanently: ${object.name}`)
        : about(object, 'review', `Secret added, without values: ${object.name}`);
    }
  },
};
