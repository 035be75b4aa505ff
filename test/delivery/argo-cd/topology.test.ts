import { EastWestGateway, GatewayAddress, MeshCluster } from '../../../lib/index';
import type { Mesh } from '../../../lib/index';
import { validate } from '../../schemas/validator';
import { delivered } from '../delivered';

const OWN_CLUSTER = 'https://kubernetes.default.svc';

function twoClusters(mesh: Mesh): void {
  for (const name of ['us', 'eu']) {
    const cluster = new MeshCluster(mesh, name, { region: 'us-east-1' });
    new EastWestGateway(cluster, 'eastwest', { address: GatewayAddress.hostname(`eastwest.${name}.example.com`) });
  }
}

const hub = delivered({}, twoClusters);
const own = delivered({ topology: 'perCluster' }, twoClusters);

test('with an Argo CD in each cluster, each finds a root and what belongs to its cluster, and nothing else', () => {
  const folder = (name: string): string[] => [...own.keys()].filter((path) => path.startsWith(`${name}/`));
  expect([...own.keys()].sort()).toEqual([...folder('eu'), ...folder('us')].sort());
  expect(folder('us').sort()).toEqual([
    'us/apps/_project.yaml',
    'us/apps/control-plane.yaml',
    'us/apps/gateway-api.yaml',
    'us/apps/gateways.yaml',
    'us/apps/istio-base.yaml',
    'us/apps/istiod.yaml',
    'us/apps/project-gateway-api.yaml',
    'us/apps/project-istio-base.yaml',
    'us/apps/project-istiod.yaml',
    'us/apps/project.yaml',
    'us/root.yaml',
  ]);
  expect(own.get('us/root.yaml')).toMatchObject({
    metadata: { name: 'm-us' },
    spec: { project: 'm', source: { path: 'dist/argocd/us/apps' }, destination: { server: OWN_CLUSTER } },
  });
  for (const path of folder('us')) expect([path, JSON.stringify(own.get(path)).includes('eu')]).toEqual([path, false]);
});

test('with an Argo CD in each cluster, everything goes to the cluster in which it runs', () => {
  for (const [path, { kind, spec }] of own) {
    const destinations = (kind === 'AppProject' ? spec.destinations : [spec.destination]) as object[];
    expect(destinations.length).toBeGreaterThan(0);
    for (const destination of destinations) expect([path, destination]).toMatchObject([path, { server: OWN_CLUSTER }]);
    expect([path, destinations.some((destination) => 'name' in destination)]).toEqual([path, false]);
  }
});

test('an Application of a cluster has only another destination under a hub', () => {
  for (const file of ['gateways', 'istiod', 'gateway-api']) {
    const { destination, ...spec } = own.get(`us/apps/${file}.yaml`)?.spec ?? {};
    const { destination: ofHub, ...specOfHub } = hub.get(`apps/us/${file}.yaml`)?.spec ?? {};
    expect(spec).toEqual(specOfHub);
    expect([destination, ofHub]).toMatchObject([{ server: OWN_CLUSTER }, { name: 'us' }]);
  }
});

test('where the output is the top of the repository, paths begin without a dot', () => {
  const files = delivered({ path: '.' }, twoClusters);
  expect(files.get('root.yaml')?.spec.source).toMatchObject({ path: 'argocd/apps' });
  expect(files.get('apps/us/gateways.yaml')?.spec.source).toMatchObject({ path: 'clusters/us/gateways' });
});

test('Argo CD generates manifests again only for a commit that changes their files', () => {
  const key = 'argocd.argoproj.io/manifest-generate-paths';
  const marked = [...hub].filter(([, { metadata }]) => metadata.annotations?.[key] === '.').map(([path]) => path);
  expect(marked.filter((path) => !path.startsWith('apps/eu')).sort()).toEqual([
    'apps/us.yaml',
    'apps/us/control-plane.yaml',
    'apps/us/gateways.yaml',
    'root.yaml',
  ]);
});

test('a layer is read with its folders, and what leads to other Applications without', () => {
  const recurse = (file: string): unknown => (hub.get(file)?.spec.source as { directory?: object }).directory;
  expect(['apps/us/gateways.yaml', 'apps/us.yaml', 'root.yaml'].map(recurse)).toEqual([
    { recurse: true },
    undefined,
    undefined,
  ]);
});

test.each([
  ['a hub', hub],
  ['an Argo CD in each cluster', own],
])('everything for %s fits the CRDs', (_title, files) => {
  expect(files.size).toBeGreaterThan(12);
  for (const [path, object] of files) expect([path, validate(object)]).toEqual([path, []]);
});
