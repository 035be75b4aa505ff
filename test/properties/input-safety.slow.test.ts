import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  InvalidMeshError,
  Mesh,
  MeshCluster,
} from '../../lib';
import type { Manifest } from '../../lib';
import { parseKubeYaml } from '../../lib/delivery/rendered/kube-yaml';
import { toFile } from '../../lib/output/yaml/yaml';
import { renderMesh } from '../../lib/testing';
import { changed, everyProp, placesOf, titleOf } from '../support/every-prop';
import type { By, Place } from '../support/every-prop';
import { HOSTILE, OTHERS } from '../support/hostile-values';
import { synth } from '../support/synth';

const DELIVERIES: readonly By[] = ['argoCd', 'flux'];

const everywhere = DELIVERIES.flatMap((by) =>
  placesOf(by)
    // What does not depend on the delivery is tried once.
    .filter(({ whom }) => by === 'argoCd' || ['Delivery.flux', 'id of MeshCluster'].includes(whom))
    .map((place) => ({ by, place, title: titleOf(place) })),
);
const texts = everywhere.filter(({ place }) => typeof place.value === 'string');
/** Maps whose keys are the user's, too. */
const keys = texts.filter(({ place }) =>
  /(?:labels|selector|[aA]nnotations|Labels|data)$/.test(place.steps.at(-2) ?? ''),
);

/** With INPUT_SAFETY=all everything is tried everywhere, which takes minutes; else each place has another share of it. */
const SHARES = process.env.INPUT_SAFETY === 'all' ? 1 : 12;

function shareOf<Item>(items: readonly Item[], place: Place): readonly Item[] {
  const turn = Buffer.from(titleOf(place)).reduce((sum, byte) => sum + byte, 0);
  return items.filter((_item, index) => (index + turn) % SHARES === 0);
}

/** Every object that is written of a mesh, by its file and place in it, or the error that keeps it from being written. */
function outcomeOf(declare: () => Mesh): ReadonlyMap<string, unknown> | Error {
  try {
    const files = [...renderMesh(declare())];
    return new Map(
      files.flatMap(([file, manifests]) => manifests.map((manifest, at) => [`${file}~${at}`, manifest] as const)),
    );
  } catch (error) {
    return error as Error;
  }
}

/** What no file may hold as it is. */
const RAW =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;

function expectExact(files: ReadonlyMap<string, unknown>, given: string): void {
  for (const [file, manifest] of files) {
    if (!JSON.stringify(manifest).includes(JSON.stringify(given).slice(1, -1))) continue;
    const text = toFile([{ manifest: manifest as Manifest, path: 'mesh' }]);
    const plain: unknown = JSON.parse(JSON.stringify(manifest));
    expect(file).not.toMatch(/[^\w.~%/-]/);
    expect(text).not.toMatch(RAW);
    expect(parse(text, { version: '1.2' })).toEqual(plain);
    expect(parse(text, { version: '1.1', merge: false })).toEqual(plain);
    expect(parseKubeYaml(text)).toEqual([plain]);
  }
}

/** How an Error starts that is thrown at once, by the library or by constructs. */
const PLAIN = [
  /^\[.+\] /,
  /\(…\) takes an object/,
  /^(the id of )?a construct in (the app|\[.+\]) /,
  /^rule ".+": check must return a list of findings/,
  /^construct .+ needs a construct as its scope/,
  /^There is already a Construct/,
  /^Only root constructs/,
];

/** An error that says where the mistake is; what JavaScript says by itself is none. */
function expectClear(error: Error): void {
  if (error instanceof InvalidMeshError) {
    expect(error.problems.map(({ path }) => path)).not.toContain('');
    expect(error.message).not.toMatch(/\p{Cs}|[\u0000-\u0009\u000b-\u001f\u2028-\u202e]/u);
    return;
  }
  expect(error.name).toBe('Error');
  expect(PLAIN.some((words) => words.test(error.message)) ? 'plain' : error.message).toBe('plain');
}

const WHOLE = HOSTILE.filter((each) => !/\p{Cs}/u.test(each));

describe('the mesh in which every prop is given', () => {
  test.each(DELIVERIES)('is valid with %s, and has many places', (by) => {
    expect(outcomeOf(() => everyProp((_whom, given) => given, by))).toBeInstanceOf(Map);
    expect(everywhere.length).toBeGreaterThan(100);
    expect(keys.length).toBeGreaterThan(5);
  });
});

test.each(texts)('$title is refused, or arrives as it is: every hostile text', ({ place, by }) => {
  for (const text of shareOf(HOSTILE, place)) tryText(place, { value: text }, by);
});

test.each(keys)('a key in place of $title is refused, or arrives as it is: every hostile text', ({ place, by }) => {
  for (const text of shareOf(HOSTILE, place)) tryText(place, { key: text }, by);
});

function tryText(place: Place, other: { value: string } | { key: string }, by: By): void {
  const outcome = outcomeOf(() => changed(place, other, by));
  if (!(outcome instanceof Map)) expectClear(outcome as Error);
  else expectExact(outcome, 'key' in other ? other.key : other.value);
}

test('any text is refused, or arrives as it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'\ud83d\n"{}$`:#- a0e_'.split('')) }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...texts), text, ({ place, by }, value) => {
      tryText(place, { value }, by);
    }),
    { numRuns: 60 },
  );
});

test.each(texts.filter(({ place }) => String(place.value).endsWith('free')))(
  '$title is free: every whole text arrives',
  ({ place, by }) => {
    for (const text of shareOf(WHOLE, place)) {
      const outcome = outcomeOf(() => changed(place, { value: text }, by));
      expect(outcome).toBeInstanceOf(Map);
      const written = [...(outcome as ReadonlyMap<string, unknown>).values()].map((manifest) =>
        JSON.stringify(manifest),
      );
      expect(written.some((manifest) => manifest.includes(`:${JSON.stringify(text)}`))).toBe(true);
    }
  },
);

/** The id of a Chart is for cdk8s to look at. */
const ours = everywhere.filter(({ place }) => place.whom !== 'id of Chart');

test.each(ours)('$title of another type is refused in plain words', ({ place, by }) => {
  for (const value of shareOf(OTHERS, place)) {
    const outcome = outcomeOf(() => changed(place, { value }, by));
    if (!(outcome instanceof Map)) expectClear(outcome as Error);
    else
      for (const manifest of (outcome as ReadonlyMap<string, unknown>).values())
        toFile([{ manifest: manifest as Manifest, path: 'mesh' }]);
  }
});

const NAMES = ['007', '1e3', '0x1f', 'on', 'no', 'null', '12', '2024-01-01'];

test.each(NAMES)('%s is a name like any other, in every file that is written', (name) => {
  for (const delivery of [Delivery.argoCd({ repoUrl: 'https://git.example.com/mesh.git' }), Delivery.flux()]) {
    const { files, lockfile } = synth((app) => {
      const mesh = new Mesh(app, name, { trustDomain: name, delivery });
      const cluster = new MeshCluster(mesh, name, { region: name, network: name });
      new EastWestGateway(cluster, name, { address: GatewayAddress.hostname(`${name}.example.com`) });
      const service = { namespace: name, name, serviceAccount: name, selector: { app: name } };
      new CrossClusterServiceEntry(mesh, 'entry', {
        host: `${name}.mesh.local`,
        service: { ...service, ports: [{ name, port: 80 }] },
        exportedBy: [cluster],
        callers: [{ namespace: name, serviceAccount: name }],
      });
    });
    const yaml = [...files].filter(([file]) => file.endsWith('.yaml')).map(([, text]) => text);
    expect(yaml.length).toBeGreaterThan(10);
    for (const text of yaml) {
      const values = parseKubeYaml(text);
      for (const version of ['1.2', '1.1'] as const)
        expect(parseAllDocuments(text, { version }).map((document) => document.toJS() as unknown)).toEqual(values);
      // Text that was another type to any of the three readers would have become one here.
      expect(values.flatMap(namesIn)).not.toContain(undefined);
    }
    expect(JSON.parse(files.get('fleet.json') ?? '')).toMatchObject({
      mesh: { id: name, trustDomain: name },
      clusters: [{ name, region: name, network: name }],
      hosts: [{ service: { namespace: name, name, serviceAccount: name, selector: { app: name } } }],
    });
    expect(files.get('fleet.md')).toMatch(new RegExp(`\\| ${name} +\\| ${name} +\\| ${name} +\\|`));
    expect(JSON.parse(readFileSync(lockfile, 'utf8'))).toMatchObject({ mesh: name, members: { [name]: {} } });
  }
});

/** Names and labels of an object, which are text; undefined for what is none. */
function namesIn(value: unknown): readonly (string | undefined)[] {
  const { name, namespace = '', labels = {} } = (value as Manifest).metadata;
  return [name, namespace, ...Object.values(labels)].map((text: unknown) =>
    typeof text === 'string' ? text : undefined,
  );
}
