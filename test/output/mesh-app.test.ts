import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CrossClusterServiceEntry,
  EastWestGateway,
  GatewayAddress,
  InvalidMeshError,
  Mesh,
  MeshApp,
  MeshCluster,
} from '../../lib';
import { filesIn, temporaryFolder } from '../support/files';
import { errorOf, problemsOf, quietly, synth } from '../support/synth';
import { ECHO, emptyMesh, trainingMesh, twoClusters } from '../support/training-mesh';

/** Everything that can be wrong at once; the training mesh is in the folder before. */
function manyMistakes(app: MeshApp): void {
  const { mesh, us, eu } = twoClusters(app);
  const kubernetes = new MeshCluster(mesh, 'Kubernetes', { region: 'eu-north-1' });
  const ap = new MeshCluster(mesh, 'ap', { region: 'ap-south-1' });
  new EastWestGateway(ap, 'eastwest', { address: GatewayAddress.hostname('<EU_EASTWEST_LB_DNS>') });
  const open = { ...ECHO, name: 'open' };
  new CrossClusterServiceEntry(mesh, 'no-gateway', { host: 'a.mesh.local', service: ECHO, exportedBy: [kubernetes] });
  new CrossClusterServiceEntry(mesh, 'udp', {
    host: 'b.mesh.local',
    service: { ...ECHO, name: 'dns', ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] },
    exportedBy: [eu],
  });
  new CrossClusterServiceEntry(mesh, 'host-1', { host: 'c.mesh.local', service: open, exportedBy: [us] });
  new CrossClusterServiceEntry(mesh, 'host-2', { host: 'c.mesh.local', service: open, exportedBy: [us] });
  new CrossClusterServiceEntry(mesh, 'native', {
    host: 'echo.echo.svc.cluster.local',
    service: open,
    exportedBy: [us],
  });
}

test('reports all mistakes of a fleet in one run, with rule, path and fix, and leaves the output untouched', () => {
  const { outdir, lockfile, files: before } = synth((app) => trainingMesh(app));
  const lock = readFileSync(lockfile, 'utf8');
  const error = errorOf(() => synth(manyMistakes, outdir));
  const problems = error instanceof InvalidMeshError ? error.problems : [];
  expect(problems.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'exporter-needs-gateway training-mesh/Kubernetes',
    'member-order training-mesh/Kubernetes',
    'valid-names training-mesh/Kubernetes',
    'gateway-address-is-real training-mesh/ap/eastwest',
    'unique-hosts training-mesh/host-2',
    'host-outside-cluster-domain training-mesh/native',
    'protocol-can-cross training-mesh/udp',
  ]);
  for (const problem of problems) expect(problem.fix).not.toBe('');
  expect(error.message).toContain('7 problems; nothing was written');
  expect(filesIn(outdir)).toEqual(before);
  expect(readFileSync(lockfile, 'utf8')).toBe(lock);
});

test('refuses secret data of a user chart and leaves the output untouched', () => {
  const { outdir, files: before } = synth((app) => trainingMesh(app));
  const error = errorOf(() =>
    synth((app) => {
      const { us } = trainingMesh(app);
      new kplus.Secret(new Chart(us, 'passwords', { namespace: 'echo' }), 'db', {
        metadata: { name: 'db' },
        stringData: { password: 'hunter2' },
      });
    }, outdir),
  );
  const [problem] = error instanceof InvalidMeshError ? error.problems : [];
  expect(problem).toMatchObject({ rule: 'no-secret-material', path: 'training-mesh/us/passwords/db/Resource' });
  expect(error.message).not.toContain('hunter2');
  expect(filesIn(outdir)).toEqual(before);
});

test('leaves nothing behind when the first synth fails', () => {
  const folder = temporaryFolder();
  const outdir = join(folder, 'dist');
  errorOf(() => synth(manyMistakes, outdir));
  errorOf(() =>
    synth((app) => {
      const { us } = trainingMesh(app);
      new ApiObject(us, 'lost', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'lost' } });
    }, outdir),
  );
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['without a mesh', (): void => undefined, 'one-mesh-per-app'],
  ['with a mesh without a cluster', emptyMesh, 'mesh-has-clusters'],
])('fails for an app %s in place of writing an empty directory', (_title, declare, rule) => {
  expect(problemsOf(() => synth((app) => void declare(app)))).toMatchObject([{ rule }]);
});

test('keeps files of others and removes what it no longer makes', () => {
  const { outdir } = synth((app) => trainingMesh(app));
  writeFileSync(join(outdir, 'README.md'), 'ours');
  mkdirSync(join(outdir, 'clusters/us/config/open'), { recursive: true });
  writeFileSync(join(outdir, 'clusters/us/config/open/OWNERS'), 'theirs');
  const { files, said } = synth((app) => trainingMesh(app, [0, 1, 2, 3, 4, 5, 6, 7, 8]), outdir);
  expect(files.get('README.md')).toBe('ours');
  expect(files.get('clusters/us/config/open/OWNERS')).toBe('theirs');
  expect([...files.keys()].filter((path) => path.includes('open'))).toEqual(['clusters/us/config/open/OWNERS']);
  expect(said).toMatch(/\d+ written, 3 removed, \d+ unchanged/);
});

test('fails when a file of others is in the way, and names it', () => {
  const folder = temporaryFolder();
  const outdir = join(folder, 'dist');
  mkdirSync(join(outdir, 'argocd'), { recursive: true });
  writeFileSync(join(outdir, 'argocd/root.yaml'), 'by hand');
  const error = errorOf(() => synth((app) => trainingMesh(app), outdir));
  expect(error.message).toContain('root.yaml');
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(Object.fromEntries(filesIn(outdir))).toEqual({ 'argocd/root.yaml': 'by hand' });
});

test('says what it wrote and what each cluster needs before the first sync', () => {
  const { said } = synth((app) => {
    const { us } = trainingMesh(app);
    new ApiObject(us, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c', namespace: 'elsewhere' },
    });
  });
  expect(said).toMatch(/^\S+dist: 2 clusters, \d+ files \(\d+ written, 0 removed, 0 unchanged\) in \d+\.\d s$/m);
  expect(said).toContain('Before the first sync of us:\n');
  expect(said).toContain('Secret istio-system/cacerts');
  expect(said).toContain('topology.kubernetes.io/region=us-east-1');
  expect(said).toContain('external-dns points eastwest.us.example.com at it');
  expect(said).toContain('Namespace elsewhere exists');
  expect(said).not.toContain('Namespace echo exists');
});

test('fails for two meshes in one app', () => {
  const problems = problemsOf(() =>
    synth((app) => {
      const { mesh } = trainingMesh(app);
      new Mesh(app, 'other', { delivery: mesh.delivery });
    }),
  );
  expect(problems).toMatchObject([{ rule: 'one-mesh-per-app', path: 'other' }]);
});

test('fails when something is declared after synth, because it would be lost', () => {
  const app = new MeshApp({ outdir: join(temporaryFolder(), 'dist') });
  const { us } = trainingMesh(app);
  quietly(() => {
    app.synth();
  });
  expect(() => {
    us.addNamespace('late');
  }).toThrow(/declared after synth\(\)/);
  expect(() => new Chart(us, 'late')).toThrow();
});

test('synthYaml returns the manifests of all clusters and writes nothing', () => {
  const app = new MeshApp({ outdir: join(temporaryFolder(), 'dist') });
  trainingMesh(app);
  const text = app.synthYaml();
  expect(text.split('\n---\n').length).toBeGreaterThan(40);
  expect(existsSync(app.outdir)).toBe(false);
});

test.each([
  ['an empty outdir', { outdir: ' ' }, 'outdir of MeshApp must be a path'],
  ['an outdir that is no text', { outdir: 5 }, 'outdir of MeshApp must be a path, and not 5'],
  ['a lockfile that is no text', { lockfile: null }, 'lockfile of MeshApp must be a path, and not null'],
  ['props that are no object', 'dist', 'new MeshApp(…) takes an object, and not "dist"'],
])('refuses %s in plain words', (_title, props, words) => {
  expect(() => new MeshApp(props as never)).toThrow(words);
});
