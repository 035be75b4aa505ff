import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Testing } from 'cdk8s';
import { CrossClusterServiceEntry, MeshApp, MeshCluster } from '../../lib';
import type { Mesh, MeshClusterProps } from '../../lib';
import { renderMesh } from '../../lib/testing';
import { filesIn, temporaryFolder } from '../support/files';
import { objectsByName } from '../support/manifests';
import { problemsOf, quietly, synth } from '../support/synth';
import { CALLERS, ECHO, addGateway, emptyMesh } from '../support/training-mesh';

/** The clusters of a commit, by name, with what it says of each. */
type Commit = Readonly<Record<string, Pick<MeshClusterProps, 'inRotation'>>>;

const TWO: Commit = { us: {}, eu: {} };
const JOINING: Commit = { ...TWO, ap: { inRotation: false } };
const THREE: Commit = { ...TWO, ap: {} };
/** A cluster that runs nothing and calls everything. */
const CALLER: Commit = { sa: {} };
const REGIONS: Readonly<Record<string, string>> = { us: 'us-east-1', eu: 'eu-west-1', ap: 'ap-south-1' };

/** All clusters but sa run echo; each of them runs a host of its own that all others call. */
function declare(app: MeshApp, commit: Commit): Mesh {
  const mesh = emptyMesh(app);
  const clusters = Object.entries(commit).map(([name, props]) => {
    const cluster = new MeshCluster(mesh, name, { region: REGIONS[name] ?? 'sa-east-1', ...props });
    addGateway(cluster);
    return cluster;
  });
  const host = (id: string, name: string, exportedBy: MeshCluster[]) => {
    const service = { ...ECHO, name, selector: { app: name } };
    new CrossClusterServiceEntry(mesh, id, { host: `${id}.mesh.local`, service, exportedBy, callers: CALLERS });
  };
  const exporters = clusters.filter(({ node }) => node.id !== 'sa');
  host('echo', 'echo', exporters);
  for (const cluster of exporters) host(`only-${cluster.node.id}`, `only-${cluster.node.id}`, [cluster]);
  return mesh;
}

/** A repository in which commits are synthesized one after the other. */
class Repository {
  readonly folder = temporaryFolder();
  readonly lockfile = join(this.folder, 'mesh.lock.json');

  constructor(...commits: readonly Commit[]) {
    for (const commit of commits) this.synth(commit);
  }

  synth(commit: Commit): void {
    synth((app) => void declare(app, commit), join(this.folder, 'dist'));
  }

  /** What the next commit does to the objects in dist/. */
  diff(commit: Commit): Record<'added' | 'changed' | 'removed', string[]> {
    const before = this.objects();
    this.synth(commit);
    const after = this.objects();
    return {
      added: [...after.keys()].filter((path) => !before.has(path)),
      changed: [...after.keys()].filter(
        (name) => before.has(name) && !isDeepStrictEqual(before.get(name), after.get(name)),
      ),
      removed: [...before.keys()].filter((path) => !after.has(path)),
    };
  }

  refusal(commit: Commit): string[] {
    return problemsOf(() => {
      this.synth(commit);
    }).map(({ rule, path, what }) => `${rule} ${path}: ${what}`);
  }

  objects(): Map<string, unknown> {
    return objectsByName([...filesIn(join(this.folder, 'dist'))].filter(([path]) => path.endsWith('.yaml')));
  }

  called(): unknown {
    const { members } = JSON.parse(readFileSync(this.lockfile, 'utf8')) as { members: Record<string, unknown> };
    return members;
  }

  everything(): Map<string, string> {
    return filesIn(this.folder);
  }
}

/** What others hold of ap while it is called: a gateway, and an endpoint of each host that it runs. */
const ENDPOINTS = ['eu', 'us'].flatMap((cluster) => [
  `clusters/${cluster}/config/echo-echo.yaml: WorkloadEntry echo/echo-ap`,
  `clusters/${cluster}/config/only-ap.yaml: DestinationRule mesh-imports/only--ap-mesh-local`,
  `clusters/${cluster}/config/only-ap.yaml: ServiceEntry mesh-imports/only--ap-mesh-local`,
  `clusters/${cluster}/config/peers.yaml: Gateway istio-system/peer-ap`,
]);

test('all clusters of a new fleet may start together', () => {
  expect(new Repository(THREE).called()).toEqual({ ap: { called: true }, eu: { called: true }, us: { called: true } });
});

test('fails for a third cluster that is called at once, and changes nothing on disk', () => {
  const repository = new Repository(TWO);
  const before = repository.everything();
  expect(repository.refusal(THREE)).toEqual([expect.stringMatching(/^member-order training-mesh\/ap: .*"ap" is new/)]);
  expect(repository.everything()).toEqual(before);
});

test('a third cluster that is not in rotation joins, and no other cluster gets another object', () => {
  const repository = new Repository(TWO);
  const { added, changed, removed } = repository.diff(JOINING);
  expect(added.filter((path) => !/^(clusters\/ap\/|argocd\/apps\/ap[./])/.test(path))).toEqual([]);
  expect(added).toContain('clusters/ap/config/echo.yaml: ServiceEntry echo/echo-mesh-local');
  expect({ changed, removed }).toEqual({ changed: [], removed: [] });
  expect(repository.called()).toEqual({ ap: { called: false }, eu: { called: true }, us: { called: true } });
});

test('once it takes part in the rotation, the others get its gateway and its endpoints and nothing else', () => {
  const repository = new Repository(TWO, JOINING);
  expect(repository.diff(THREE)).toEqual({ added: ENDPOINTS, changed: [], removed: [] });
  expect(repository.called()).toMatchObject({ ap: { called: true } });
});

test('a cluster that only calls gets one more endpoint in the object that it has', () => {
  const repository = new Repository({ ...TWO, ...CALLER }, { ...JOINING, ...CALLER });
  const object = 'clusters/sa/config/echo.yaml: ServiceEntry mesh-imports/echo-mesh-local';
  const networks = () =>
    [...JSON.stringify(repository.objects().get(object)).matchAll(/"network":"(.*?)"/g)].map(([, name]) => name);
  expect(networks()).toEqual(['peer-eu', 'peer-us']);
  expect(repository.diff({ ...THREE, ...CALLER }).changed).toEqual([object]);
  expect(networks()).toEqual(['peer-ap', 'peer-eu', 'peer-us']);
});

test('a drained cluster keeps its own objects; the others lose its gateway and its endpoints and nothing else', () => {
  const repository = new Repository(TWO, JOINING, THREE);
  expect(repository.diff(JOINING)).toEqual({ added: [], changed: [], removed: ENDPOINTS });
  expect(repository.called()).toMatchObject({ ap: { called: false } });
});

test('a drained cluster leaves with its files, and no other cluster gets another object', () => {
  const repository = new Repository(TWO, JOINING, THREE, JOINING);
  const { added, changed, removed } = repository.diff(TWO);
  expect(removed.filter((path) => !/^(clusters\/ap\/|argocd\/apps\/ap[./])/.test(path))).toEqual([]);
  expect({ added, changed }).toEqual({ added: [], changed: [] });
  expect(existsSync(join(repository.folder, 'dist/clusters/ap'))).toBe(false);
  expect(repository.everything()).toEqual(new Repository(TWO).everything());
});

test('fails for a cluster that leaves while it is called, and changes nothing on disk', () => {
  const repository = new Repository(THREE);
  const before = repository.everything();
  expect(repository.refusal(TWO)).toEqual([
    'member-order training-mesh: cluster "ap" left the mesh while others still call it',
  ]);
  expect(repository.everything()).toEqual(before);
});

test('a cluster that never was called leaves at once', () => {
  const repository = new Repository(TWO, JOINING);
  repository.synth(TWO);
  expect(repository.called()).toEqual({ eu: { called: true }, us: { called: true } });
});

test('fails twice for a cluster with a new name: a leave and a join at once', () => {
  const repository = new Repository(THREE);
  expect(repository.refusal({ ...TWO, asia: {} })).toEqual([
    expect.stringContaining('"ap" left the mesh'),
    expect.stringContaining('"asia" is new'),
  ]);
});

test('fails for a lock with the marks of a merge conflict, and for one of another mesh', () => {
  const repository = new Repository(TWO);
  const lock = readFileSync(repository.lockfile, 'utf8');
  for (const [text, expected] of [
    [`<<<<<<< HEAD\n${lock}`, 'has the marks of a merge conflict'],
    [lock.replace('training-mesh', 'other-mesh'), 'the lock belongs to another mesh'],
  ] as const) {
    writeFileSync(repository.lockfile, text);
    expect(repository.refusal(TWO)).toEqual([expect.stringContaining(expected)]);
    expect(readFileSync(repository.lockfile, 'utf8')).toBe(text);
  }
});

test('the lock is read again by every synth and written only when it says something else', () => {
  const repository = new Repository(TWO);
  const { mtimeMs, ino } = statSync(repository.lockfile);
  repository.synth(TWO);
  expect(statSync(repository.lockfile)).toMatchObject({ mtimeMs, ino });
  expect(readdirSync(repository.folder).sort()).toEqual(['dist', 'mesh.lock.json']);
});

test('a lockfile that is given is the one that counts', () => {
  const folder = temporaryFolder();
  const commit = (clusters: Commit) => {
    const app = new MeshApp({ outdir: join(folder, 'dist'), lockfile: join(folder, 'state/fleet.lock') });
    declare(app, clusters);
    quietly(() => {
      app.synth();
    });
  };
  commit(TWO);
  expect(readdirSync(join(folder, 'state'))).toEqual(['fleet.lock']);
  expect(existsSync(join(folder, 'mesh.lock.json'))).toBe(false);
  expect(
    problemsOf(() => {
      commit(THREE);
    }),
  ).toMatchObject([{ rule: 'member-order', path: 'training-mesh/ap' }]);
});

test('only synth looks at the lock: what renders in memory neither reads nor writes it', () => {
  const folder = temporaryFolder();
  const lockfile = join(folder, 'mesh.lock.json');
  const render = (): void => {
    const app = new MeshApp({ outdir: join(folder, 'dist') });
    const mesh = declare(app, THREE);
    const [cluster] = mesh.node.children.filter((child) => MeshCluster.isMeshCluster(child));
    if (cluster === undefined) throw new Error('the mesh has a cluster');
    expect(renderMesh(mesh).size).toBeGreaterThan(40);
    expect(cluster.toJson()).toEqual(Testing.synth(cluster));
    expect(app.synthYaml()).toContain('kind: ServiceEntry');
  };
  render();
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(lockfile, 'not a lock');
  render();
  expect(readFileSync(lockfile, 'utf8')).toBe('not a lock');
});
