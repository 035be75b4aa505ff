import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CrossClusterServiceEntry, MeshApp } from '../../lib';
import type { Manifest, MeshCluster } from '../../lib';
import { problemsOf } from '../support/synth';
import { twoClusters } from '../support/training-mesh';

const PODS = { serviceAccount: 'echo', selector: { app: 'echo' } };

function declare(ports: kplus.ServicePort[], namespace?: string): MeshCluster {
  const { mesh, eu } = twoClusters(new MeshApp());
  const chart = new Chart(eu, 'app', namespace === undefined ? {} : { namespace });
  const service = new kplus.Service(chart, 'service', { metadata: { name: 'echo' }, ports });
  new CrossClusterServiceEntry(mesh, 'echo', {
    host: 'echo.mesh.local',
    service: { from: service, ...PODS },
    exportedBy: [eu],
  });
  return eu;
}

test('a kplus.Service tells its name, namespace and ports; protocols are read from the names', () => {
  const eu = declare(
    [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'grpc-api', port: 9000 },
    ],
    'echo',
  );
  const entry = eu.toJson().find(({ kind }: Manifest) => kind === 'ServiceEntry');
  expect(entry?.metadata.namespace).toBe('echo');
  expect(entry?.spec).toMatchObject({
    ports: [
      { name: 'http', number: 80, targetPort: 8080, protocol: 'HTTP' },
      { name: 'grpc-api', number: 9000, targetPort: 9000, protocol: 'GRPC' },
    ],
    subjectAltNames: ['spiffe://corp.local/ns/echo/sa/echo'],
  });
});

test.each<[string, kplus.ServicePort[], string | undefined, string]>([
  ['a UDP port', [{ name: 'dns', port: 53, protocol: kplus.Protocol.UDP }], 'echo', 'protocol-can-cross'],
  ['a port without a name', [{ port: 80 }], 'echo', 'valid-ports'],
  ['a chart without a namespace', [{ name: 'http', port: 80 }], undefined, 'valid-names'],
])('fails for %s', (_title, ports, namespace, rule) => {
  expect(problemsOf(() => declare(ports, namespace).toJson()).map((problem) => problem.rule)).toContain(rule);
});
