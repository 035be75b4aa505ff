/** Text that YAML, Helm, a shell, Markdown or a terminal would take for something else. */
export const HOSTILE = [
  ...['', ' ', 'on', 'no', 'y', 'null', '~', '<<', '=', '-', '---', '...', '12:30', '2024-01-01'],
  ...['007', '0o7', '1e3', 'e4', '0x1F', '0x1f', '1_000', '.inf', '.5', '1.0', '12', '+1', '-0'],
  ...[
    '{{ .Values.x }}',
    '}}',
    '{{',
    '$(reboot)',
    '${HOME}',
    '`reboot`',
    '|',
    '>',
    '"',
    "'",
    '\\',
    '#',
    'a # b',
    'a: b',
  ],
  ...['*', '&a', '!a', '%a', '@a', '[a]', '{a: b}', '../..', 'a/b', '-rf', '<script>', 'https://x.example.com/a b'],
  ...['a\nb', 'a\r\nb', 'a\n---\nkind: Secret', 'a\tb', 'a\u0000', '\u0007', '\u001b[31m', 'a\u007fb', 'a\u0085b'],
  ...[
    '\ufeffa',
    'a\u2028b',
    'a\u2029b',
    'a\u202eb',
    'a\u200bb',
    '\ufffe',
    '\ud800',
    'a\udc00b',
    'é',
    '😀',
    'x'.repeat(300),
  ],
];

/** Values of types that no prop has, or not this one. */
export const OTHERS: readonly unknown[] = [
  ...[undefined, null, 0, -0, 1.5, -1, NaN, Infinity, 2 ** 53, '80', 'text', '', true, false, 1n, Symbol('a')],
  ...[
    {},
    { a: 1 },
    [],
    [[]],
    [null],
    [undefined],
    () => 1,
    new Date(0),
    new Map<string, string>(),
    Object.create(null) as object,
  ],
];
