import fc from 'fast-check';
import { manifest } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';

/** Strings that one YAML version or another takes for something else. */
export const TRAPS: readonly string[] = [
  ...['on', 'no', 'y', 'N', 'null', '~', '', '12:30', '1_000', '0b1', '0o7', '007', '1e3', 'e4', 'E+12', '.5', '.inf'],
  ...['<<', '=', '-', '---', '...', '2024-01-01', '0x1F', '0X1F', '0B1', '0O7', '1_000.5_0', '+1', 'Infinity', 'NaN'],
  ...[
    ' a',
    'a ',
    'a: b',
    'a:',
    ':a',
    '# a',
    'a #b',
    '{{ .Values.x }}',
    '$(reboot)',
    'a\tb',
    'a\r\nb',
    '\u0007',
    '\u2028',
  ],
  ...['*a', '&a', '!a', '%a', '@a', '`a`', "'", '"', '?', '? a', '-a', '/healthz/ready', 'a/b:1.2-c', '*.mesh.local'],
];

/** Texts of several lines as ConfigMaps have them. */
const LINES: readonly string[] = [
  ...['a\nb', 'a\nb\n', 'a\n\nb\n', 'a\n\n\n  b', 'a\n b', 'key: value\nother: {}\n', '#!/bin/sh\necho "$1"\n'],
];

/** Texts of several lines that need another mark, an indicator of the indent, or quotes. */
const RARE_LINES: readonly string[] = [
  ...['a\n\n', '\na', ' a\nb', 'a \nb', 'a\n  ', '---\na', 'a\n---\nb', 'a\n...', 'a\n\tb', '\n', '\n\n'],
  ...['a\r\nb\r\n', 'a\n\u00e9\n', 'a\u2028\nb'],
];

const usualText = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Za-z0-9 ,./:@=_$()+-]{1,30}$/) },
  { weight: 3, arbitrary: fc.constantFrom(...TRAPS.filter((trap) => !trap.includes('\n'))) },
  { weight: 2, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.string() },
);

const usualKey = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9./_-]{0,40}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...TRAPS.filter((trap) => !/^(?:---|\.\.\.)|\n/.test(trap))) },
);

/** Part of the usual documents that must really take the fast path, so that a comparison says something. */
export const USUAL_SHARE = 0.8;

/** What Kubernetes objects are made of. */
export const usualDocument: fc.Arbitrary<Manifest> = documentOf(
  usualKey,
  fc.oneof(
    { weight: 6, arbitrary: usualText },
    { weight: 2, arbitrary: fc.maxSafeInteger() },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  ),
);

/** Anything that a program could put into an object. Much of it is rare or a mistake. */
export const anyDocument: fc.Arbitrary<Manifest> = documentOf(
  fc.oneof(usualKey, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
  fc.oneof(
    usualText,
    fc.constantFrom(...RARE_LINES),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.constantFrom(null, undefined, -0, NaN, Infinity, 1e21, 2 ** 53, new Date(0), new Map([['a', 1]])),
    fc.constant(Object.create(null) as unknown),
  ),
);

function documentOf(key: fc.Arbitrary<string>, leaf: fc.Arbitrary<unknown>): fc.Arbitrary<Manifest> {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    ),
  }));
  return fc
    .tuple(fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true }), usualText)
    .map(([data, name]) => manifest('v1', 'ConfigMap', { name, namespace: 'a' }, { data }));
}
