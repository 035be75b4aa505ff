import { EastWestGateway, GatewayAddress, MeshCluster } from '../../../lib/index';
import type { ArgoCdProps } from '../../../lib/index';
import { delivered } from '../delivered';
import type { ArgoCdObject } from '../delivered';

const ARTIFACT = 'oci://registry.example.com/platform/mesh';

function objects(props: Partial<ArgoCdProps>): ReadonlyMap<string, ArgoCdObject> {
  return delivered(props, (mesh) => {
    const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
    new EastWestGateway(us, 'eastwest', { address: GatewayAddress.hostname('eastwest.us.example.com') });
  });
}

const files = objects({ repoUrl: ARTIFACT, targetRevision: '1.x', path: '.' });

test.each<[string, string, object]>([
  ['the root Application', 'root.yaml', { path: 'argocd/apps' }],
  ['the Application of a cluster', 'apps/us.yaml', { path: 'argocd/apps/us' }],
  [
    'the Application of a layer',
    'apps/us/gateways.yaml',
    { path: 'clusters/us/gateways', directory: { recurse: true } },
  ],
])('%s reads the artifact', (_title, file, place) => {
  expect(files.get(file)?.spec.source).toEqual({ repoURL: ARTIFACT, targetRevision: '1.x', ...place });
});

test('the AppProject allows the artifact by its full name', () => {
  expect(files.get('apps/us/project.yaml')?.spec.sourceRepos).toContain(ARTIFACT);
});

test('no Application of an artifact is looked up in Git for changed paths', () => {
  const annotation = 'argocd.argoproj.io/manifest-generate-paths';
  const annotated = (all: ReadonlyMap<string, ArgoCdObject>): readonly string[] =>
    [...all].filter(([, { metadata }]) => metadata.annotations?.[annotation] !== undefined).map(([file]) => file);
  expect(annotated(files)).toEqual([]);
  expect(annotated(objects({}))).toContain('apps/us/gateways.yaml');
});

test('an Argo CD in each cluster reads the artifact', () => {
  const root = objects({ repoUrl: ARTIFACT, topology: 'perCluster' }).get('us/root.yaml');
  expect(root?.spec.source).toEqual({ repoURL: ARTIFACT, targetRevision: 'main', path: 'dist/argocd/us/apps' });
});
