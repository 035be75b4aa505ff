import { serviceSpeaksTheProtocol } from '../../../lib/output/checks/service-speaks-the-protocol';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf, port, service } from '../../model/facts';
import { checkTest, object } from './check-test';

function serviceWith(ports: object, name = 'echo'): Manifest {
  const spec = { selector: { app: 'echo' }, ports: [{ port: 80, targetPort: 8080, ...ports }] };
  return object('v1', 'Service', { name, namespace: 'echo' }, { spec });
}

describe('for an entry that says GRPC', () => {
  checkTest(
    serviceSpeaksTheProtocol,
    {
      valid: [
        ['the same name', [serviceWith({ name: 'grpc' })]],
        ['a protocol that is handled alike', [serviceWith({ name: 'http2-api' })]],
        [
          'an appProtocol of Kubernetes, whatever the name',
          [serviceWith({ name: 'http', appProtocol: 'kubernetes.io/h2c' })],
        ],
        ['an appProtocol of Istio', [serviceWith({ name: 'http', appProtocol: 'grpc' })]],
        ['bytes, which a sidecar passes on', [serviceWith({ name: 'tcp-api' })]],
        ['a name without a protocol, which sidecars detect', [serviceWith({ name: 'api' })]],
        ['an appProtocol that nobody knows', [serviceWith({ name: 'http', appProtocol: 'example.com/mine' })]],
        ['another Service', [serviceWith({ name: 'http' }, 'other')]],
        ['another port', [serviceWith({ name: 'http', port: 81 })]],
      ],
      invalid: [
        ['another protocol in the name', [serviceWith({ name: 'http' })], /port 80 .* says HTTP, and .* says GRPC/],
        ['another appProtocol', [serviceWith({ name: 'grpc', appProtocol: 'http' })], /says HTTP/],
        ['WebSocket, which is HTTP/1.1', [serviceWith({ appProtocol: 'kubernetes.io/ws' })], /says HTTP/],
      ],
    },
    fleetOf({ entries: [entry('echo', { service: service({ ports: [port({ name: 'grpc', protocol: 'GRPC' })] }) })] }),
  );
});
