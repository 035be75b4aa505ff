import type { PropFaultFacts } from '../facts/prop-fault';
import { usageError } from '../problems/usage-error';
import { outline, printable } from '../text';
import { isRecord } from './json';
import { fields, named, matching } from './shape';
import type { Shape } from './shape';

/**
 * What props must be so that the library can read them at all, for those who have no compiler that says
 * so. Whether a value is a good one is for the rules to say.
 */
export type Form<Props> = { readonly [Prop in keyof Props]-?: Shape };

export const text = named('a string', of('string'));
export const flag = named('true or false', of('boolean'));
export const number = named('a number', of('number'));
export const record = named('an object', matching(isRecord));

function of(type: string): Shape {
  return matching((value) => typeof value === type);
}

export const callable = named('a function', of('function'));

/** An object that can do something. */
export function method(name: string): Shape {
  return matching((value) => isRecord(value) && typeof value[name] === 'function');
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): Shape {
  const wanted = words.map((word) => `"${word}"`).join(' or ');
  return named(
    wanted,
    matching((value) => words.includes(value as string)),
  );
}

/** An object with at least these members, which may come from its class. */
export function members(shapes: Readonly<Record<string, Shape>>): Shape {
  const own = fields(shapes);
  return named('an object', (value) => {
    if (!isRecord(value)) return { at: '', value };
    return own(Object.fromEntries(Object.keys(shapes).map((name) => [name, value[name]])));
  });
}

/** What a static method of the library made, which keeps what it was given in `facts`. */
export function made(wanted: string, facts: Shape): Shape {
  return (value) => {
    if (!isRecord(value) || !('facts' in value)) return { at: '', value, wanted };
    return facts(value.facts);
  };
}

/** Everything in props that is of no use; at most one fault a prop. */
export function propFaults(path: string, props: unknown, form: Form<object>): readonly PropFaultFacts[] {
  if (!isRecord(props)) return [{ path, prop: 'props', value: outline(props), wanted: 'an object' }];
  return Object.entries<Shape>({ ...form }).flatMap(([name, shape]) => {
    const misfit = shape(props[name]);
    if (misfit === undefined) return [];
    const { at, value, wanted = 'something else' } = misfit;
    return [{ path, prop: `${name}${at}`, value: outline(value), wanted }];
  });
}

/** The one object that a method was given. Throws if it is no object. */
export function objectGiven<Props extends object>(method: string, props: Props): Props {
  if (isRecord(props)) return props;
  throw usageError(`${method}(…) takes an object, and not ${printable(props)}`);
}
