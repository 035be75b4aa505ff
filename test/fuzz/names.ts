/** Names for which nothing is special. */
export const CLUSTERS = ['us', 'eu', 'ap', 'us-east', 'eu-2', 'c1', 'sa', 'peer'];
export const NAMESPACES = ['shop', 'bank', 'edge', 'data-lake'];
export const SERVICES = ['echo', 'pay', 'cart-db', 'web'];
export const CALLERS = ['frontend', 'batch', 'shop'];
export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1', 'us-east-2'];
export const DOMAINS = ['mesh.local', 'mesh.example.com', 'internal', 'a-b.c'];

/** Legal names that YAML, paths or objects of JavaScript could take for something else. */
export const TRICKY = [
  '007',
  '1e3',
  'on',
  'null',
  'y',
  '0x1f',
  'e4',
  'constructor',
  'workloads',
  'peers',
  'a--b',
  '1-0',
];

/** Those that can be ids: constructs takes what every object of JavaScript has for a construct that is there already. */
export const TRICKY_IDS = TRICKY.filter((name) => name !== 'constructor');

/** Names that are no names, or that somebody else has. */
export const HOSTILE = [
  ...TRICKY,
  '',
  ' ',
  '~',
  '.inf',
  '12:30',
  '2024-01-01',
  '<<',
  '=',
  '-',
  '.',
  '..',
  '*',
  '*.mesh.local',
  'a/b',
  '../../etc',
  '{{ x }}',
  '{{ .Values.x }}',
  '$(id)',
  '`id`',
  '"quoted"',
  "it's",
  'line\nbreak',
  'null\u0000byte',
  'tab\tstop',
  'a: b',
  '# comment',
  '<placeholder>',
  'UPPER',
  'under_score',
  'dot.ted',
  'trailing-',
  '-leading',
  'ümlaut',
  '日本',
  '\u2028',
  '\ufeffbom',
  '\u202edlrow',
  'NaN',
  'x'.repeat(63),
  'x'.repeat(64),
  'x'.repeat(300),
  'namespaces',
  'istio',
  'Kubernetes',
  'kubernetes',
  'peer-us',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'istio-system',
  'istio-eastwest',
  'mesh-imports',
  'observability',
  'us-config',
  'us-istiod',
  'cluster.local',
  'echo.shop',
  'echo.shop.svc.cluster.local',
  'localhost',
  '127.0.0.1',
  '10.0.0.1',
  '::1',
  '2001:db8::1',
  '2001:0DB8:0::1',
  '::ffff:192.0.2.10',
  '192.0.2.10',
  '240.10.0.1',
  'eastwest.us.example.com',
  'EASTWEST.us.example.com',
  'echo.mesh.local',
  `${'a'.repeat(60)}.${'b-'.repeat(30)}b.${'c'.repeat(60)}.${'d'.repeat(60)}`,
];

export const HOSTILE_NUMBERS = [0, 1, 2, -1, 1.5, NaN, Infinity, 53, 80, 100, 101, 15443, 65535, 65536];
