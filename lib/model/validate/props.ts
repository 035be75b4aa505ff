import type { PropFaultFacts } from '../facts/prop-fault';
import { didYouMean } from '../problems/did-you-mean';
import { usageError } from '../problems/usage-error';
import { listed, outline, printable } from '../text';
import { isRecord } from './json';
import { fields, named, matching } from './shape';
import type { Misfit, Shape } from './shape';

/**
 * Types of props, for JavaScript callers and programs that are never type-checked. Whether a value of the right type
 * makes sense is a matter of the rules.
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

/** An object with this method. */
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

/** An object with these members and no others: a misspelt name would silently mean the default. */
export function closed(shapes: Readonly<Record<string, Shape>>): Shape {
  const known = Object.keys(shapes);
  const fits = members(shapes);
  return (value) => unknownFields(value, known)[0] ?? fits(value);
}

/** Fields of an object that do not exist, without running its getters. */
function unknownFields(value: unknown, known: readonly string[]): readonly Misfit[] {
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({ at: `.${name}`, value: Object.getOwnPropertyDescriptor(value, name)?.value as unknown, known }));
}

/** The texts for a prop that does not exist. */
export function unknownProp(prop: string, known: readonly string[]): { readonly what: string; readonly fix: string } {
  const suggestion = didYouMean(prop.replace(/^.*\./s, ''), known);
  return {
    what: `${prop} does not exist`,
    fix: `remove it${suggestion || `; known here: ${listed(known, Infinity)}`}`,
  };
}

/** An instance that a static method of the library returned. Its `facts` must have the shape. */
export function made(wanted: string, facts: Shape): Shape {
  return (value) => {
    if (!isRecord(value) || !('facts' in value)) return { at: '', value, wanted };
    return facts(value.facts);
  };
}

/** Props that do not exist or cannot be read; at most one fault per prop. */
export function propFaults(path: string, props: unknown, form: Form<object>): readonly PropFaultFacts[] {
  if (!isRecord(props)) return [{ path, prop: 'props', value: outline(props), wanted: 'an object' }];
  const unknown = unknownFields(props, Object.keys(form)).map((misfit) => faultOf(path, '', misfit));
  const unfit = Object.entries<Shape>({ ...form }).flatMap(([name, shape]) => {
    const misfit = shape(props[name]);
    return misfit === undefined ? [] : [faultOf(path, name, misfit)];
  });
  return [...unknown, ...unfit];
}

function faultOf(path: string, name: string, { at, value, wanted = 'something else', known }: Misfit): PropFaultFacts {
  const prop = name === '' ? at.slice(1) : `${name}${at}`;
  return { path, prop, value: outline(value), wanted, ...(known !== undefined && { known }) };
}

/** Every prop by its name, so that the compiler finds one that is missing here; true: its value is checked elsewhere. */
export type PropNames<Props> = { readonly [Prop in keyof Props]-?: true | Shape };

/**
 * The props of a call that belongs to no construct. Throws if they are not an object, if one of them does not
 * exist, or if one does not have its shape.
 */
export function propsGiven<Props extends object>(method: string, props: Props, names: PropNames<Props>): Props {
  if (!isRecord(props)) throw usageError(`${method}(…) takes an object, and not ${printable(props)}`);
  const form = Object.entries<true | Shape>({ ...names }).map(([name, shape]) => [name, shape === true ? ANY : shape]);
  const wrong = propFaults('', props, Object.fromEntries(form) as Form<object>).map(inWords);
  if (wrong.length === 0) return props;
  throw usageError(`${method}(…): ${wrong.join('. ')}`);
}

const ANY: Shape = () => undefined;

function inWords({ prop, value, wanted, known }: PropFaultFacts): string {
  if (known === undefined) return `${prop} must be ${wanted}, and not ${printable(value)}`;
  const { what, fix } = unknownProp(prop, known);
  return `${what}; ${fix}`;
}
