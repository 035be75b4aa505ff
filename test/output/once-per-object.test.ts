import { oncePerObject } from '../../lib/output/once-per-object';
import { manifest } from '../../lib/resources/manifest';

const object = () => manifest('v1', 'ConfigMap', { name: 'it' });

test('the function is asked once about an object that clusters share', () => {
  let asked = 0;
  const once = oncePerObject(({ metadata }) => {
    asked++;
    return metadata.namespace;
  });
  const shared = Object.freeze(object());
  expect([once(shared), once(shared)]).toEqual([undefined, undefined]);
  expect(asked).toBe(1);
});

test('the function is asked every time about an object that somebody could change', () => {
  const once = oncePerObject(({ metadata }) => metadata.name);
  const changing = object();
  expect(once(changing)).toBe('it');
  Object.assign(changing.metadata, { name: 'other' });
  expect(once(changing)).toBe('other');
});
