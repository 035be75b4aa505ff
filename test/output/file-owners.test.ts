import { parse } from 'yaml';
import { EndpointDiscovery, ConsoleExposure, MeshComponent, ObservabilityStack, RemoteCredentials } from '../../lib';
import type { Part } from '../../lib';
import { LAYERS, LIBRARY_RELEASES } from '../../lib/model/layers';
import { FileOwners } from '../../lib/output/file-owners';
import type { Placed } from '../../lib/resources/component-part';
import { manifest } from '../../lib/resources/manifest';
import { problemsOf, synth } from '../support/synth';
import { trainingMesh } from '../support/training-mesh';

function placed(path: string, kind: string, name: string, namespace = 'argocd'): Placed {
  return { path, manifest: manifest('argoproj.io/v1alpha1', kind, { name, namespace }, {}) };
}

const first = placed('mesh/us', 'Application', 'mesh-us-config');

test('fails for a file that is written already, also where only case differs', () => {
  const claims = new FileOwners();
  expect(claims.file('a/B.yaml', first)).toEqual([]);
  expect(claims.file('a/b.yaml', { ...first, path: 'mesh/eu' })).toMatchObject([
    { rule: 'one-owner-per-object', path: 'mesh/eu', what: 'this file is already written, from mesh/us' },
  ]);
});

test.each([
  ['another name', placed('mesh/us-east', 'Application', 'mesh-us-east')],
  ['another kind', placed('mesh/us', 'AppProject', 'mesh-us-config')],
  ['another namespace', placed('mesh/us', 'Application', 'mesh-us-config', 'gitops')],
])('objects of the GitOps tool are told apart by %s', (_title, second) => {
  const claims = new FileOwners();
  expect([...claims.delivered('a', first), ...claims.delivered('b', second)]).toEqual([]);
});

test('a name is taken only where the tool runs that reads it', () => {
  const claims = new FileOwners();
  expect(['us', 'eu'].flatMap((cluster) => claims.delivered(cluster, first, cluster))).toEqual([]);
  expect(claims.delivered('other', first, 'us')).toMatchObject([{ rule: 'one-owner-per-object' }]);
});

test('fails once for one mistake: a name that is taken, or else a file that is', () => {
  const claims = new FileOwners();
  const found = ['a', 'b', 'a'].map((file) => claims.delivered(file, { ...first, path: `mesh/${file}` }));
  expect(found.map((problems) => problems.map(({ rule }) => rule))).toEqual([
    [],
    ['one-owner-per-object'],
    ['one-owner-per-object'],
  ]);
});

class Release extends MeshComponent {
  render(): readonly Part[] {
    const release = {
      type: 'git',
      name: 'mine',
      path: this.node.path,
      stage: 'workloads',
      namespace: 'echo',
      emits: [],
      repository: 'https://git.example.com/mine.git',
      revision: 'v1',
      directory: '.',
    } as const;
    return [this.part('workloads', [], { releases: [release] })];
  }
}

/** A CRD of somebody's own, in the layer that holds those of rendered charts. */
class Planets extends MeshComponent {
  render(): readonly Part[] {
    const metadata = { name: 'planets.example.com' };
    return [this.part('crds', [{ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata }])];
  }
}

test('fails for two releases of one name in a cluster', () => {
  const problems = problemsOf(() =>
    synth((app) => {
      const { us } = trainingMesh(app);
      new Release(us, 'one');
      new Release(us, 'two');
    }),
  );
  expect(problems).toMatchObject([{ rule: 'one-owner-per-object', path: 'training-mesh/us/two' }]);
});

test('the rule about cluster names knows every Application that the library can write', () => {
  const { files } = synth((app) => {
    const { mesh, us, eu } = trainingMesh(app);
    new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
    const credentials = RemoteCredentials.externalSecret({ store: 'vault' });
    new EndpointDiscovery(mesh, 'us-eu', { clusters: [us, eu], credentials });
    new Planets(mesh, 'planets');
  });
  const applications = [...files].filter(
    ([path]) => path.startsWith('argocd/apps/us/') && !path.startsWith('argocd/apps/us/project'),
  );
  const names = applications.map(([, text]) => (parse(text) as { metadata: { name: string } }).metadata.name);
  expect(names.sort()).toEqual([...LAYERS, ...LIBRARY_RELEASES].map((ending) => `training-mesh-us-${ending}`).sort());
});
