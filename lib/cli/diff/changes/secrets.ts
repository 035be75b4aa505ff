import { about } from '../finding';
import type { Detector } from '../finding';
import { mapAt } from '../json';

/** What should not be in Git, or at least be looked at twice. */
export const secrets: Detector = {
  id: 'secrets',
  *find({ objects }) {
    const added = objects.filter(
      ({ kind, group, before }) => kind === 'Secret' && group === '' && before === undefined,
    );
    for (const object of added) {
      const keys = [...Object.keys(mapAt(object.after, 'data')), ...Object.keys(mapAt(object.after, 'stringData'))];
      yield keys.length > 0
        ? about(object, 'danger', `Secret added, with values that Git keeps for ever: ${object.name}`)
        : about(object, 'review', `Secret added, without values: ${object.name}`);
    }
  },
};
