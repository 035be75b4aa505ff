import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Lock } from '../../../lib/model/report/lock';
import { formatLock, parseLock, readLock, writeLock } from '../../../lib/output/publish/lock-file';
import { temporaryFolder } from '../../support/files';

const LOCK: Lock = {
  mesh: 'training-mesh',
  members: new Map([
    ['ap', { called: false }],
    ['eu', { called: true }],
  ]),
  charts: new Map(),
};

const TEXT = `{
  "version": 1,
  "mesh": "training-mesh",
  "members": {
    "ap": {
      "called": false
    },
    "eu": {
      "called": true
    }
  }
}
`;

test('a lock is JSON with two spaces and a line break at the end', () => {
  expect(formatLock(LOCK)).toBe(TEXT);
});

const DIGEST = `sha256:${'0a'.repeat(32)}`;

test('charts come after the members, and only if there are any, so a reader that does not know them reads the rest', () => {
  const text = formatLock({ ...LOCK, charts: new Map([['istiod', new Map([['1.30.3', DIGEST]])]]) });
  expect(text).toBe(
    TEXT.replace(/ {2}\}\n\}\n$/, `  },\n  "charts": {\n    "istiod": {\n      "1.30.3": "${DIGEST}"\n    }\n  }\n}\n`),
  );
});

test('a lock reads back as it was written, whatever its clusters are called', () => {
  const name = fc.oneof(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.constantFrom('__proto__', 'constructor', '10', '9'));
  const members = fc.array(fc.tuple(name, fc.record({ called: fc.boolean() })));
  const charts = fc.array(fc.tuple(name, fc.array(fc.tuple(name, fc.constant(DIGEST)))));
  fc.assert(
    fc.property(fc.string(), members, charts, (mesh, ofMembers, ofCharts) => {
      const lock = {
        mesh,
        members: new Map(ofMembers),
        charts: new Map(ofCharts.map(([key, pins]) => [key, new Map(pins)])),
      };
      expect(parseLock(formatLock(lock), 'mesh.lock.json')).toEqual(lock);
    }),
  );
});

test.each<[string, string, RegExp, unknown, RegExp]>([
  [
    'marks of a merge conflict',
    TEXT.replace('    "ap"', '<<<<<<< HEAD\n    "sa"\n=======\n    "ap"\n>>>>>>> main'),
    /marks of a merge conflict/,
    undefined,
    /--ours or --theirs/,
  ],
  ['text that ends too early', TEXT.slice(0, 30), /is not JSON/, TEXT.slice(0, 30), /git checkout -- mesh\.lock\.json/],
  ['nothing', '', /is not JSON/, '', /git checkout/],
  ['a list', '[]', /is not what synth writes$/, [], /git checkout/],
  ['null', 'null', /is not what synth writes$/, null, /git checkout/],
  ['a later version', TEXT.replace('1', '2'), /not of version 1/, 2, /release of cdk8s-mesh/],
  ['no version', '{}', /not of version 1/, null, /release of cdk8s-mesh/],
  ['a mesh that is no text', TEXT.replace('"training-mesh"', '7'), /writes at \.mesh$/, 7, /git checkout/],
  ['no mesh', '{"version":1,"members":{}}', /writes at \.mesh$/, null, /git checkout/],
  ['no members', '{"version":1,"mesh":"m"}', /writes at \.members$/, null, /git checkout/],
  ['members as a list', '{"version":1,"mesh":"m","members":[]}', /writes at \.members$/, [], /git checkout/],
  ['a bare member', TEXT.replace(/\{\s+"called": true\s+\}/, 'true'), /at \.members\.eu$/, true, /git checkout/],
  ['a member without called', TEXT.replace('called": true', 'x": 1'), /\.members\.eu\.called$/, null, /git checkout/],
  ['charts as a list', TEXT.replace(/\}\n$/, ',"charts":[]}'), /writes at \.charts$/, [], /git checkout/],
  [
    'another kind of digest',
    TEXT.replace(/\}\n$/, ',"charts":{"a":{"1":"md5:0"}}}'),
    /\.charts\.a\.1$/,
    'md5:0',
    /git checkout/,
  ],
  ['called as text', TEXT.replace('true', '"yes"'), /at \.members\.eu\.called$/, 'yes', /git checkout/],
])('a lock with %s is a fault that says what to do, never a guess', (_title, text, what, value, fix) => {
  const fault = parseLock(text, 'mesh.lock.json');
  expect(fault).toMatchObject({
    what: expect.stringMatching(what) as unknown,
    fix: expect.stringMatching(fix) as unknown,
  });
  expect('value' in fault ? fault.value : undefined).toEqual(value);
  expect(fault).toMatchObject({ fix: expect.not.stringMatching(/delete|remove/) as unknown });
});

test('a missing lock is not a fault', () => {
  expect(readLock(join(temporaryFolder(), 'mesh.lock.json'))).toBeUndefined();
});

test('a lock is written where it is read, with the folder it needs and nothing else', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'state', 'mesh.lock.json');
  writeLock(file, LOCK);
  expect(readLock(file)).toEqual(LOCK);
  expect(readdirSync(join(folder, 'state'))).toEqual(['mesh.lock.json']);
});

test('an unchanged lock is not touched; a changed one is another file, so that no reader sees half of it', () => {
  const file = join(temporaryFolder(), 'mesh.lock.json');
  writeLock(file, LOCK);
  utimesSync(file, 1, 1);
  const { ino } = statSync(file);
  writeLock(file, LOCK);
  expect(statSync(file)).toMatchObject({ ino, mtimeMs: 1000 });
  writeLock(file, { ...LOCK, members: new Map() });
  expect(statSync(file).ino).not.toBe(ino);
  expect(readLock(file)).toEqual({ ...LOCK, members: new Map() });
});

test('what a killed run left beside the lock is taken over', () => {
  const file = join(temporaryFolder(), 'mesh.lock.json');
  writeFileSync(`${file}.tmp`, '{"version"');
  writeLock(file, LOCK);
  expect(readFileSync(file, 'utf8')).toBe(TEXT);
  expect(existsSync(`${file}.tmp`)).toBe(false);
});

test('fails for a folder in place of the file', () => {
  const file = join(temporaryFolder(), 'mesh.lock.json');
  mkdirSync(file);
  expect(() => readLock(file)).toThrow('EISDIR');
});
