import { Delivery, Mesh, MeshApp, MeshCluster } from '../../../lib/index';
import type { ArgoCdProps, IDelivery, Problem } from '../../../lib/index';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import type { Finding } from '../../../lib/model/rules/rule';
import { renderMesh } from '../../../lib/testing/index';
import { fleetOf } from '../../model/facts';
import { problemsOf } from '../../support/synth';
import { REPOSITORY } from '../../support/training-mesh';

const path = 'training-mesh';
const eu = 'training-mesh/eu';
const PER_CLUSTER = { topology: 'perCluster' } as const;
const OCI = { repoUrl: 'oci://registry.example.com/platform/mesh' };
const DIGEST = `sha256:${'a'.repeat(64)}`;

function findings(props: Partial<ArgoCdProps>, fleet: Fleet = fleetOf()): readonly Finding[] {
  const [rule] = Delivery.argoCd({ repoUrl: REPOSITORY, ...props }).rules ?? [];
  expect(rule?.id).toBe('argo-cd-settings');
  return [...(rule?.check(fleet) ?? [])];
}

/** us and eu, known to Argo CD like this. */
function knownAs(us: unknown, eu?: unknown): Partial<ArgoCdProps> {
  return { destinations: { us, ...(eu !== undefined && { eu }) } as never };
}

test.each<[string, Partial<ArgoCdProps>]>([
  ['nothing but a repository', {}],
  ['a repository over SSH', { repoUrl: 'ssh://git@git.example.com:2222/platform/mesh.git' }],
  ['a repository as scp writes it', { repoUrl: 'git@git.example.com:platform/mesh.git' }],
  ['a repository with a user name', { repoUrl: 'https://example@dev.azure.com/example/platform/_git/mesh' }],
  ['a repository on a disk', { repoUrl: 'file:///srv/git/mesh' }],
  ['a reference in full', { targetRevision: 'refs/heads/release' }],
  ['a folder in a folder', { path: 'mesh/dist' }],
  ['a folder with two dots in its name', { path: 'dist..new' }],
  ['the top of the repository', { path: '.' }],
  ['names that one chooses', { namespace: 'gitops', project: 'platform.mesh', rootName: 'mesh-of-orders' }],
  ['a version', { argoCdVersion: '3.4' }],
  ['a full version', { argoCdVersion: 'v3.5.1' }],
  ['another limit', { maxManifestsSize: '3M' }],
  ['no limit', { maxManifestsSize: '0' }],
  ['an OCI artifact', OCI],
  ['an OCI artifact at a port', { repoUrl: 'oci://10.0.0.1:5000/team_a/mesh-x/dist' }],
  ['a tag of an artifact', { ...OCI, targetRevision: '1.4.0' }],
  ['a range of versions of an artifact', { ...OCI, targetRevision: '>=1.4.0 <2' }],
  ['rings with each cluster once', { rings: [['eu'], ['us']] }],
  ['an Argo CD in each cluster', PER_CLUSTER],
])('%s is valid', (_title, props) => {
  expect(findings(props)).toEqual([]);
});

test('clusters may be known by name and by server', () => {
  expect(findings(knownAs({ name: 'prod-us' }, { server: 'https://10.0.0.1:6443' }))).toEqual([]);
});

test.each<[string, Partial<ArgoCdProps>, RegExp, unknown]>([
  ['an empty URL', { repoUrl: '' }, /repoUrl/, ''],
  ['a URL without a scheme', { repoUrl: 'git.example.com/mesh' }, /repoUrl/, 'git.example.com/mesh'],
  ['a URL without a repository', { repoUrl: 'https://git.example.com' }, /repoUrl/, 'https://git.example.com'],
  [
    'a placeholder',
    { repoUrl: 'https://git.example.com/<TEAM>/mesh' },
    /repoUrl/,
    'https://git.example.com/<TEAM>/mesh',
  ],
  [
    'an artifact with a tag',
    { repoUrl: 'oci://ghcr.io/example/mesh:main' },
    /repoUrl/,
    'oci://ghcr.io/example/mesh:main',
  ],
  ['a registry without a repository', { repoUrl: 'oci://ghcr.io' }, /repoUrl/, 'oci://ghcr.io'],
  ['an artifact with a user', { repoUrl: 'oci://me@ghcr.io/mesh' }, /repoUrl/, 'oci://me@ghcr.io/mesh'],
  ['an artifact in capitals', { repoUrl: 'oci://ghcr.io/Example/mesh' }, /repoUrl/, 'oci://ghcr.io/Example/mesh'],
  ['a scheme in capitals', { repoUrl: 'OCI://ghcr.io/mesh' }, /repoUrl/, 'OCI://ghcr.io/mesh'],
  ['a branch of an artifact', { ...OCI, targetRevision: 'refs/heads/main' }, /must be a tag/, 'refs/heads/main'],
  ['a digest of an artifact', { ...OCI, targetRevision: DIGEST }, /cannot name the digest/, DIGEST],
  ['a tag with a digest', { ...OCI, targetRevision: `main@${DIGEST}` }, /must be a tag/, `main@${DIGEST}`],
  ['rings and an artifact', { ...OCI, rings: [['us'], ['eu']] }, /rings need a Git repository/, [['us'], ['eu']]],
  ['no revision', { targetRevision: '' }, /targetRevision/, ''],
  ['a blank revision', { targetRevision: ' ' }, /targetRevision/, ' '],
  ['no path', { path: '' }, /path/, ''],
  ['an absolute path', { path: '/dist' }, /path/, '/dist'],
  ['a path with a slash at its end', { path: 'dist/' }, /path/, 'dist/'],
  ['a path that leads out of the repository', { path: 'mesh/../../dist' }, /path/, 'mesh/../../dist'],
  ['a path of Windows', { path: 'mesh\\dist' }, /path/, 'mesh\\dist'],
  ['a URL that is a pattern', { repoUrl: 'https://git.example.com/*' }, /repoUrl/, 'https://git.example.com/*'],
  ['a URL with what nobody sees', { repoUrl: 'https://git.example.com/a\u202eb' }, /repoUrl/, expect.any(String)],
  ['a revision with a template', { targetRevision: '{{ .x }}' }, /targetRevision/, '{{ .x }}'],
  ['a revision of two lines', { targetRevision: 'main\nx' }, /targetRevision/, 'main\nx'],
  ['a path that is a pattern', { path: 'mesh/*' }, /path/, 'mesh/*'],
  ['a topology that is none', { topology: 'spokes' as never }, /topology/, 'spokes'],
  ['a version that is a number', { argoCdVersion: 3.4 as never }, /version number/, 3.4],
  ['a size that is a number', { maxManifestsSize: 10 as never }, /quantity/, 10],
  ['a namespace with a dot', { namespace: 'argo.cd' }, /namespace/, 'argo.cd'],
  ['a project in capitals', { project: 'Platform' }, /project/, 'Platform'],
  ['an empty root name', { rootName: '' }, /rootName/, ''],
  ['a root name without a hub', { ...PER_CLUSTER, rootName: 'mine' }, /rootName is for a hub/, 'mine'],
  ['a version that is none', { argoCdVersion: 'stable' }, /version number/, 'stable'],
  ['an Argo CD that drops names', { argoCdVersion: '3.2' }, /drops the names/, '3.2'],
  ['a size that is none', { maxManifestsSize: '10 MB' }, /quantity/, '10 MB'],
  ['rings that are none', { rings: ['us', 'eu'] as never }, /list of lists/, ['us', 'eu']],
  ['a ring of what is no name', { rings: [[undefined]] as never }, /list of lists of names/, [[undefined]]],
  ['an empty ring', { rings: [['us', 'eu'], []] }, /ring is empty/, [['us', 'eu'], []]],
  ['a cluster in two rings', { rings: [['us'], ['eu', 'us']] }, /"us" is in ring 1 already/, [['us'], ['eu', 'us']]],
  ['a cluster in a ring twice', { rings: [['us', 'us', 'eu']] }, /"us" is in ring 1 already/, [['us', 'us', 'eu']]],
  ['a ring with a stranger', { rings: [['us', 'eu', 'ap']] }, /without a cluster in this program/, 'ap'],
  ['rings without a hub', { ...PER_CLUSTER, rings: [['us'], ['eu']] }, /one Argo CD/, [['us'], ['eu']]],
])('fails for %s', (_title, props, what, value) => {
  expect(findings(props)).toEqual([
    { path, what: expect.stringMatching(what) as unknown, value, fix: expect.stringMatching(/\S/) as unknown },
  ]);
});

test('fails for a password in the URL, and does not repeat it', () => {
  const said = findings({ repoUrl: 'https://robot:hunter2@git.example.com/platform/mesh.git' });
  expect(said).toMatchObject([{ path, what: expect.stringMatching(/password/) as unknown }]);
  expect(JSON.stringify(said)).not.toContain('hunter2');
});

test.each<[string, Partial<ArgoCdProps>, RegExp, unknown]>([
  ['two clusters that are one to Argo CD', knownAs({ name: 'a' }, { name: 'a' }), /are the same/, { name: 'a' }],
  ['the name of another cluster', knownAs({ name: 'eu' }), /"eu" and "us" are the same/, { name: 'eu' }],
  [
    'a name and a server',
    knownAs({ name: 'us', server: 'https://us' }),
    /destinations\.us must be the name or the API server/,
    { name: 'us', server: 'https://us' },
  ],
  ['a name that is empty', knownAs({ name: '' }), /name or the API server/, { name: '' }],
  ['neither name nor server', knownAs({}), /name or the API server/, {}],
  ['a server without a scheme', knownAs({ server: '10.0.0.1' }), /name or the API server/, { server: '10.0.0.1' }],
  ['a destination that is text', knownAs('us'), /name or the API server/, 'us'],
  ['a destination that is null', knownAs(null), /name or the API server/, null],
  ['destinations that are text', { destinations: 'us' as never }, /must be an object/, 'us'],
  ['a cluster that does not exist', { destinations: { use: { name: 'a' } } }, /does not write/, 'use'],
  [
    'a destination without a hub',
    { ...PER_CLUSTER, ...knownAs({ name: 'prod' }) },
    /tell a hub/,
    { us: { name: 'prod' } },
  ],
])('fails for %s', (_title, props, what, value) => {
  expect(findings(props)).toEqual([
    {
      path: fleetOf().mesh.path,
      what: expect.stringMatching(what) as unknown,
      value,
      fix: expect.stringMatching(/\S/) as unknown,
    },
  ]);
});

test('fails for a cluster in no ring', () => {
  expect(findings({ rings: [['us']] })).toMatchObject([
    { path: eu, what: expect.stringMatching(/"eu" is in no ring/) as unknown, value: [['us']] },
  ]);
});

function refused(delivery: IDelivery): readonly Problem[] {
  return problemsOf(() => {
    const mesh = new Mesh(new MeshApp(), 'm', { delivery });
    new MeshCluster(mesh, 'us', { region: 'us-east-1' });
    renderMesh(mesh);
  });
}

test('fails the synth, with the page that explains it', () => {
  expect(refused(Delivery.argoCd({ repoUrl: 'mesh' }))).toMatchObject([
    { rule: 'argo-cd-settings', page: 'cdk8s-mesh/docs/rules/argo-cd-settings.md', path: 'm', value: 'mesh' },
  ]);
});

test('rules of a custom delivery are checked, and have no page of the library', () => {
  const own = { id: 'mine', check: () => [{ path: 'm', what: 'no', fix: 'yes' }] };
  const delivery = Delivery.argoCd({ repoUrl: REPOSITORY });
  const other: IDelivery = {
    rules: [own],
    protect: (manifest) => manifest,
    filesOfMesh: () => [],
    filesOfCluster: (...args) => delivery.filesOfCluster(...args),
    prerequisites: () => [],
  };
  expect(refused(other)).toMatchObject([{ rule: 'mine', page: '' }]);
});

test('fails for everything at once, and never throws', () => {
  const nothing = { repoUrl: undefined, targetRevision: 7, path: null, namespace: {}, project: [], argoCdVersion: 3.4 };
  const props = { ...nothing, rings: [[undefined]] } as unknown as Partial<ArgoCdProps>;
  expect(() => findings(props)).not.toThrow();
  expect(findings(props).length).toBeGreaterThan(5);
});
