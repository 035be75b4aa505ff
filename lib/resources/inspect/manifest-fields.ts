import type { Labels } from '../../model/labels';
import { isRecord } from '../../model/shape';

/** Fields of something that users wrote, which can be anything. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none, if it is no object. */
export function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

/** The objects in a list; none, if it is no list. */
export function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** The texts in a list; none, if it is no list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Labels, annotations or a selector: what of it is text. */
export function labelsOf(value: unknown): Labels {
  const texts = Object.entries(fieldsOf(value)).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}
