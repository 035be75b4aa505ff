import type { Schema } from './crds';
import { fieldsOf, formatPath, isMap } from './fields';

/** Items that lists of type `set` or `map` hold twice. */
export function duplicates(value: unknown, schema: Schema): string[] {
  return [...fieldsOf(value, schema)].flatMap((field) => {
    const keyOf = keyFunction(field.schema);
    if (keyOf === undefined || !Array.isArray(field.value)) return [];
    const keys = field.value.map((item) => JSON.stringify(keyOf(item)));
    return keys.flatMap((key, index) =>
      keys.indexOf(key) < index ? [`${formatPath([...field.path, index])}: duplicate of ${key}`] : [],
    );
  });
}

/** What makes an item of a list unique; nothing for lists that may repeat themselves. */
function keyFunction(schema: Schema): ((item: unknown) => unknown) | undefined {
  const { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': names = [] } = schema;
  if (type === 'set') return (item) => item;
  if (type !== 'map') return undefined;
  return (item) => (isMap(item) ? Object.fromEntries(names.map((name) => [name, item[name]])) : item);
}
