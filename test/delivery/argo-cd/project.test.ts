import { ApiObject, Chart } from 'cdk8s';
import type { Manifest, MeshCluster } from '../../../lib/index';
import { nameOf } from '../../../lib/resources/manifest';
import { manifestsOf } from '../../../lib/testing/index';
import { globalEcho, render } from '../../support/discovery';
import type { Declared } from '../../support/discovery';
import { isAllowed } from '../allowed';
import type { Project } from '../allowed';

/** Objects of a user's own, in a namespace and of kinds that the library does not know. */
function ownObjects(us: MeshCluster): void {
  const chart = new Chart(us, 'mine');
  const add = (apiVersion: string, kind: string, name: string, namespace?: string): void => {
    new ApiObject(chart, name, { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });
  };
  add('v1', 'Namespace', 'shop');
  add('batch/v1', 'CronJob', 'nightly', 'shop');
  add('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'planets.example.com');
  add('example.com/v1', 'Planet', 'mars');
  add('example.com/v1', 'Moon', 'phobos', 'orbit');
  add('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:reader');
}

const FULL: Declared = {
  more: (mesh, { us, eu }) => {
    globalEcho(mesh, [us, eu]);
    us.addNamespace('frontend', { egress: ['echo'] });
    ownObjects(us);
  },
};

const { clusters, files } = render(FULL);

function projectOf(name: string, of = files): Project {
  return of.get(`argocd/apps/${name}/project.yaml`)?.[0] as unknown as Project;
}

test.each(['us', 'eu', 'ap'] as const)('everything that is written for %s is allowed there', (name) => {
  const objects = manifestsOf(files, clusters[name]);
  const kinds = new Set(objects.map(({ kind }) => kind));
  if (name === 'us') {
    // From the layer of remote secrets, from namespaces with egress, and from a user's Chart.
    expect([...kinds]).toEqual(expect.arrayContaining(['ExternalSecret', 'Secret', 'Sidecar', 'Planet', 'Moon']));
  }
  expect(objects.filter((object) => !isAllowed(projectOf(name), object)).map(nameOf)).toEqual([]);
});

test('a project of a cluster without them allows no kind, name or namespace of a user of another one', () => {
  const own = manifestsOf(files, clusters.us).filter(({ metadata }) =>
    ['shop', 'orbit', 'nightly', 'mars', 'phobos', 'planets.example.com', 'system:reader'].some(
      (word) => word === metadata.name || word === metadata.namespace,
    ),
  );
  expect(own.length).toBe(6);
  expect(own.filter((object) => isAllowed(projectOf('ap'), object)).map(nameOf)).toEqual([]);
});

test('the last object of a kind of the library can be pruned: without any, all are allowed still', () => {
  const bare = projectOf('us', render({ pairs: [] }).files);
  const object = (apiVersion: string, kind: string): Manifest => ({
    apiVersion,
    kind,
    metadata: { name: 'last', namespace: 'istio-system' },
  });
  const gone = [
    object('v1', 'Secret'),
    object('external-secrets.io/v1', 'ExternalSecret'),
    object('networking.istio.io/v1', 'Sidecar'),
  ];
  expect(gone.filter((last) => !isAllowed(bare, last)).map(nameOf)).toEqual([]);
});

test('no project allows a wildcard kind, or a cluster-scoped kind without a name', () => {
  for (const name of ['us', 'eu', 'ap']) {
    const { clusterResourceWhitelist, namespaceResourceWhitelist = [], destinations } = projectOf(name).spec;
    const kinds = [...clusterResourceWhitelist, ...namespaceResourceWhitelist];
    expect(kinds.filter(({ group, kind }) => group.includes('*') || kind.includes('*'))).toEqual([]);
    expect(clusterResourceWhitelist.filter(({ name: allowed = '*' }) => allowed === '*')).toEqual([]);
    expect(destinations.filter(({ namespace }) => namespace.includes('*'))).toEqual([]);
  }
});
