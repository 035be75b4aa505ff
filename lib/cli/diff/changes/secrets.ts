import { fieldsAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector } from '../change';

/** Added Secrets, because values in Git are readable to everybody with access to the repository. */
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
