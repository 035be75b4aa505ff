import fc from 'fast-check';
import {
  isDnsLabel,
  isDnsSubdomain,
  isFullyQualified,
  isIp,
  isLabelValue,
  isNetworkCidr,
  isPlainLine,
  isPort,
  isQualifiedKey,
  isTrustDomain,
} from '../../../lib/model/validate/syntax';

const x63 = 'x'.repeat(63);
const x64 = 'x'.repeat(64);
/** Valid names of exactly 253 and 254 characters. */
const x253 = [x63, x63, x63, 'x'.repeat(61)].join('.');
const x254 = [x63, x63, x63, 'x'.repeat(62)].join('.');

function table<Given>(
  question: (given: Given) => boolean,
  { yes, no }: { yes: readonly Given[]; no: readonly Given[] },
): void {
  describe(question.name, () => {
    test.each(yes.map((given) => [given]))('%j is one', (given) => {
      expect(question(given)).toBe(true);
    });
    test.each(no.map((given) => [given]))('%j is refused', (given) => {
      expect(question(given)).toBe(false);
    });
  });
}

table<unknown>(isDnsLabel, {
  yes: ['a', '0', 'us-east-1', 'a--b', x63],
  no: ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'a b', 'ä', 'a\n', '..', x64, 7, undefined, null, ['a']],
});

table<unknown>(isDnsSubdomain, {
  yes: ['a', 'a.b', '1.2.3.4', x64, x253],
  no: ['', '.', 'a.', '.a', 'a..b', 'a.-b', 'A.b', 'a_b', x254, 7, undefined],
});

table<unknown>(isFullyQualified, {
  yes: ['a.b', 'echo.mesh.local', 'echo-1.mesh', x253],
  no: ['', 'a', 'a.', '.a', 'a..b', '*.a.b', 'A.b', `${x64}.a`, x254, 7, undefined],
});

table<unknown>(isLabelValue, {
  yes: ['a', 'A', '1', 'us-east-1', 'a_b.c-D', x63],
  no: ['', '-a', 'a-', '.a', 'a.', '_a', 'a/b', 'a b', x64, 7, undefined],
});

table(isQualifiedKey, {
  yes: ['app', 'App_1', 'app.kubernetes.io/name', 'a/b', `${x253}/${x63}`],
  no: ['', '/', 'a/', '/a', 'a/b/c', 'A.io/a', 'a b', 'a_b/c', x64, `${x254}/a`],
});

table<unknown>(isTrustDomain, {
  yes: ['cluster.local', 'corp', 'td-1.example.com'],
  no: [
    '',
    'Corp.local',
    'spiffe://corp.local',
    'corp.local/',
    'corp local',
    '.corp',
    '-corp',
    x64.repeat(4),
    7,
    undefined,
  ],
});

table(isIp, {
  yes: ['192.0.2.1', '0.0.0.0', '::', '::1', '2001:db8::1', '2001:DB8::1', '::ffff:192.0.2.1'],
  no: ['', '192.0.2', '192.0.2.256', '192.0.2.1/32', '0x7f.1', '2130706433', 'a.b', '1::2::3', '[::1]', ' ::1'],
});

table<unknown>(isNetworkCidr, {
  yes: ['10.0.0.0/8', '192.0.2.1/32', '0.0.0.0/0', '2001:db8::/32', '2001:db8::1/128', '::/0'],
  no: ['', '10.0.0.0', '10.1.2.3/8', '10.0.0.0/33', '10.0.0.0/-1', '10/8', '2001:db8::1/32', '2001:db8::/129', '/8', 8],
});

table<unknown>(isPlainLine, {
  yes: [
    'main',
    'refs/heads/release',
    '>=1.2.0 <2',
    'arn:aws:eks:eu-west-1:1:cluster/a',
    'two words',
    'é😀',
    '~1.2',
    '#1',
    '$x',
  ],
  no: [
    '',
    ' ',
    'a ',
    'a\nb',
    'a\tb',
    '\u0000',
    '\u001b[31m',
    'a\u0085b',
    'a\u2028b',
    'a\u202eb',
    'a\ufeffb',
    '\ud800',
    '{{',
    'a }}',
    '$(a)',
    '${a}',
    '`a`',
    '"',
    "'",
    '\\',
    1,
    null,
    undefined,
  ],
});

table<unknown>(isPort, {
  yes: [1, 80, 65_535],
  no: [0, -1, 65_536, 80.5, Number.NaN, Infinity, '80', undefined],
});

test('the first address of a network is a network, and no other address is', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 1, max: 32 }), (octets, bits) => {
      const address = octets.reduce((sum, part) => sum * 256 + part, 0);
      const size = 2 ** (32 - bits);
      expect(isNetworkCidr(`${octets.join('.')}/${bits}`)).toBe(address % size === 0);
      expect(isNetworkCidr(`${dotted(address - (address % size))}/${bits}`)).toBe(true);
    }),
  );
});

test('labels and dots make a full name, and one bad character anywhere spoils it', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/);
  const labels = fc.array(label, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(labels, fc.nat(), fc.constantFrom('*', '_', 'A', ' ', '/', ':'), (parts, at, bad) => {
      const name = parts.join('.');
      const index = at % (name.length + 1);
      expect(isFullyQualified(name)).toBe(true);
      expect(isDnsSubdomain(name)).toBe(true);
      expect(isFullyQualified(name.slice(0, index) + bad + name.slice(index))).toBe(false);
    }),
  );
});

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
