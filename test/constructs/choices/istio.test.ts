import { EastWestGateway, GatewayAddress, CrossClusterServiceEntry, Istio, MeshCluster } from '../../../lib/index';
import type { ExistingIstioProps, MeshApp, MeshClusterProps } from '../../../lib/index';
import { objectsByName } from '../../support/manifests';
import { problemsOf, synth } from '../../support/synth';
import type { Synthesized } from '../../support/synth';
import { ECHO, addGateway, emptyMesh } from '../../support/training-mesh';

/** A mesh whose cluster us has an istiod of somebody else, and calls eu. */
function existing(istio: ExistingIstioProps, props: Partial<MeshClusterProps> = {}): Synthesized {
  return synth((app: MeshApp) => {
    const mesh = emptyMesh(app);
    const us = new MeshCluster(mesh, 'us', { region: 'us-east-1', istio: Istio.existing(istio), ...props });
    const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
    us.addNamespace('echo');
    for (const cluster of [us, eu]) addGateway(cluster);
    new CrossClusterServiceEntry(mesh, 'echo', { host: 'echo.mesh.local', service: ECHO, exportedBy: [us, eu] });
  });
}

const paths = ({ files }: Synthesized): string[] => [...files.keys()];

test('an existing istiod stays where it is: no charts, no namespace of it, and a list of what it must be set to', () => {
  const synthesized = existing({ version: '1.30.3' });
  for (const file of ['argocd/apps/us/istiod.yaml', 'argocd/apps/us/istio-base.yaml'])
    expect(paths(synthesized)).not.toContain(file);
  expect(paths(synthesized).filter((path) => /us\/control-plane.*Namespace_istio-system/.test(path))).toEqual([]);
  expect(paths(synthesized)).toContain('argocd/apps/eu/istiod.yaml');
  for (const setting of [
    'istiod 1.30.3 runs in istio-system, with global.meshID "training-mesh", global.network "us"',
    'trustDomain "corp.local" and defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE "true"',
    'meshConfig has tcpKeepalive {"time":"60s","interval":"20s","probes":3}',
    'environment variable PILOT_SCOPE_GATEWAY_TO_NAMESPACE=true',
    'Namespace istio-system carries the label topology.istio.io/network=us',
  ]) {
    expect(synthesized.said).toContain(setting);
  }
});

test('its revision injects the sidecars and its namespace holds the peers', () => {
  const { files } = existing({ version: '1.30.3', revision: '1-30', namespace: 'mesh-system' });
  const objects = objectsByName(files);
  for (const name of ['echo', 'istio-eastwest']) {
    const labels = { 'istio.io/rev': '1-30' };
    const namespace = objects.get(`clusters/us/control-plane/namespaces.yaml: Namespace ${name}`);
    expect(namespace).toMatchObject({ metadata: { labels } });
    expect(namespace).not.toHaveProperty(['metadata', 'labels', 'istio-injection']);
  }
  expect([...objects.keys()]).toContain('clusters/us/config/peers.yaml: Gateway mesh-system/peer-eu');
  expect(files.get('argocd/apps/us/project.yaml')).toContain('namespace: mesh-system');
  expect(files.get('argocd/apps/us/project.yaml')).not.toContain('namespace: istio-system');
});

test.each(['managed', 'existing'] as const)('the CRDs of the Gateway API are %s', (gatewayApiCrds) => {
  const synthesized = existing({ version: '1.30.3' }, { gatewayApiCrds });
  const installs = gatewayApiCrds === 'managed';
  expect(paths(synthesized).includes('argocd/apps/us/gateway-api.yaml')).toBe(installs);
  expect(synthesized.said.includes('The CRDs of the Gateway API, standard channel, are installed')).toBe(!installs);
});

test('fails for a version that was never measured', () => {
  expect(problemsOf(() => existing({ version: '1.20.0' }))).toMatchObject([
    { rule: 'supported-istio-version', path: 'training-mesh/us' },
  ]);
});

describe('a gateway that waits for its address', () => {
  function pending(addresses: Record<'us' | 'eu', GatewayAddress>): Synthesized {
    return synth((app) => {
      const mesh = emptyMesh(app);
      const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
      const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
      const ap = new MeshCluster(mesh, 'ap', { region: 'ap-south-1' });
      new EastWestGateway(us, 'eastwest', { address: addresses.us });
      new EastWestGateway(eu, 'eastwest', { address: addresses.eu });
      const open = { ...ECHO, name: 'open', selector: { app: 'open' } };
      new CrossClusterServiceEntry(mesh, 'both', {
        host: 'both.mesh.local',
        service: ECHO,
        exportedBy: [us, eu],
        importedBy: [ap],
      });
      new CrossClusterServiceEntry(mesh, 'only', {
        host: 'only.mesh.local',
        service: open,
        exportedBy: [eu],
        importedBy: [us],
      });
    });
  }
  const known = GatewayAddress.hostname('eastwest.us.example.com');

  test('withholds its peer Gateway and its endpoints, and nothing else', () => {
    const before = pending({ us: known, eu: GatewayAddress.pending() });
    const after = pending({ us: known, eu: GatewayAddress.hostname('eastwest.eu.example.com') });
    const objects = objectsByName(before.files);
    const missing = [...objectsByName(after.files).keys()].filter((object) => !objects.has(object));
    expect(missing).toEqual([
      'clusters/ap/config/peers.yaml: Gateway istio-system/peer-eu',
      'clusters/us/config/both.yaml: DestinationRule echo/both-mesh-local',
      'clusters/us/config/echo-echo.yaml: WorkloadEntry echo/echo-eu',
      'clusters/us/config/only.yaml: DestinationRule mesh-imports/only-mesh-local',
      'clusters/us/config/only.yaml: ServiceEntry mesh-imports/only-mesh-local',
      'clusters/us/config/peers.yaml: Gateway istio-system/peer-eu',
    ]);
    const entry = 'clusters/ap/config/both.yaml';
    expect(before.files.get(entry)).not.toContain('peer-eu');
    expect(before.files.get(entry)).toContain('peer-us');
  });

  test('is listed after synth in every cluster that waits for it', () => {
    const { said } = pending({ us: known, eu: GatewayAddress.pending() });
    expect(said).toContain(
      'The gateway of "eu" gets an address; withheld until then: its Gateway and its endpoints of both.mesh.local, only.mesh.local',
    );
    expect(said).toContain('which then replaces GatewayAddress.pending()');
  });
});
