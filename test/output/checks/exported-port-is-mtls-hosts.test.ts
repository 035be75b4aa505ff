import { exportedPortIsMtls } from '../../../lib/output/checks/exported-port-is-mtls';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf, service } from '../../model/facts';
import { checkTest, object } from './check-test';

/** The half of the check about DestinationRules and ServiceEntries. */

function rule(host: string, trafficPolicy: object | undefined, at = 'echo', spec: object = {}): Manifest {
  return object(
    'networking.istio.io/v1',
    'DestinationRule',
    { namespace: at },
    { spec: { host, trafficPolicy, ...spec } },
  );
}

const tls = (mode: string): object => ({ tls: { mode } });
const ofPort = (number: number, mode: string): object => ({ portLevelSettings: [{ port: { number }, ...tls(mode) }] });
const ownRule = object(
  'networking.istio.io/v1',
  'DestinationRule',
  { name: 'echo-mesh-local', namespace: 'echo' },
  { spec: { host: 'echo.mesh.local', trafficPolicy: { outlierDetection: {} } } },
);

function serviceEntry(host: string, at: string, exportTo?: readonly string[]): Manifest {
  return object('networking.istio.io/v1', 'ServiceEntry', { namespace: at }, { spec: { hosts: [host], exportTo } });
}

const ownEntry = object(
  'networking.istio.io/v1',
  'ServiceEntry',
  { name: 'echo-mesh-local', namespace: 'echo' },
  { spec: { hosts: ['echo.mesh.local'] } },
);

/** The library's PeerAuthentication, by a patch PERMISSIVE for the exported port. */
const permissive = object(
  'security.istio.io/v1',
  'PeerAuthentication',
  { name: 'echo', namespace: 'echo' },
  {
    spec: {
      selector: { matchLabels: { app: 'echo' } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { 8080: { mode: 'PERMISSIVE' } },
    },
  },
);

describe('DestinationRule and ServiceEntry', () => {
  checkTest(exportedPortIsMtls, {
    valid: [
      ["the library's own", [ownEntry, ownRule]],
      [
        'a rule with the mutual TLS of Istio',
        [rule('echo', tls('ISTIO_MUTUAL')), rule('*.local', tls('ISTIO_MUTUAL'), 'istio-system')],
      ],
      ['a rule without tls', [rule('echo', { connectionPool: {} }), rule('echo', undefined)]],
      ['a rule of subsets for the host', [ownRule, rule('echo.mesh.local', undefined, 'echo', { subsets: [] })]],
      ['a rule for the host where the library has none', [rule('echo.mesh.local', { connectionPool: {} })]],
      ["a rule in a caller's namespace", [ownRule, rule('echo.mesh.local', tls('DISABLE'), 'frontend')]],
      [
        'a rule for some callers',
        [rule('echo', tls('DISABLE'), 'echo', { workloadSelector: { matchLabels: { app: 'old' } } })],
      ],
      ['a rule for another port', [rule('echo', ofPort(9090, 'DISABLE'))]],
      [
        'a rule for a port that overrules its own default',
        [rule('echo', { ...tls('DISABLE'), ...ofPort(80, 'ISTIO_MUTUAL') })],
      ],
      [
        'a rule for a name that Istio does not complete',
        [rule('echo.echo', tls('DISABLE')), rule('echo.echo.svc', tls('DISABLE'))],
      ],
      [
        'a wider rule that a narrower one overrules',
        [rule('*.local', tls('DISABLE'), 'istio-system'), rule('echo', tls('ISTIO_MUTUAL')), ownRule],
      ],
      ['a rule for the Service where a patch lets callers in without TLS', [permissive, rule('echo', tls('DISABLE'))]],
      [
        'a ServiceEntry that only its own namespace sees',
        [ownEntry, serviceEntry('echo.mesh.local', 'frontend', ['.'])],
      ],
      ['a ServiceEntry of another host', [ownEntry, serviceEntry('other.mesh.local', 'echo')]],
    ],
    invalid: [
      [
        'a rule without TLS for the Service',
        [rule('echo', tls('DISABLE'))],
        /"echo\.echo\.svc\.cluster\.local" go out with tls\.mode DISABLE/,
      ],
      [
        'the same by its full name',
        [rule('echo.echo.svc.cluster.local', tls('SIMPLE'), 'istio-system')],
        /tls\.mode SIMPLE/,
      ],
      ['a rule with certificates of its own', [rule('echo', tls('MUTUAL'))], /tls\.mode MUTUAL/],
      ['a rule with tls and no mode', [rule('echo', { tls: {} })], /tls\.mode DISABLE/],
      [
        'a rule without TLS for the port',
        [rule('echo', { ...tls('ISTIO_MUTUAL'), ...ofPort(80, 'DISABLE') })],
        /DISABLE/,
      ],
      ['a rule without TLS for the host', [rule('echo.mesh.local', tls('DISABLE'))], /"echo\.mesh\.local" go out/],
      [
        'a rule without TLS for the gateway',
        [rule('echo.mesh.local', tls('DISABLE'), 'istio-eastwest')],
        /"echo\.mesh\.local" go out/,
      ],
      ['a rule without TLS for everything', [rule('*', tls('DISABLE'), 'istio-system')], /"echo\.mesh\.local" go out/],
      [
        'a second rule for the host',
        [ownRule, rule('echo.mesh.local', { connectionPool: {} })],
        /second DestinationRule/,
      ],
      ['a second rule for the host without TLS', [ownRule, rule('echo.mesh.local', tls('DISABLE'))], /go out/],
      ['a second ServiceEntry of the host', [ownEntry, serviceEntry('echo.mesh.local', 'shop')], /second ServiceEntry/],
      [
        'one that only the own namespace sees, beside',
        [ownEntry, serviceEntry('echo.mesh.local', 'echo', ['.'])],
        /second ServiceEntry/,
      ],
    ],
  });
});

test('one object is one problem, even if it is about several hosts', () => {
  const entries = ['echo', 'echo-too'].map((id) => entry(id, { service: service() }));
  const fleet = fleetOf({ entries });
  const objects = [{ path: 'mesh/us/0', manifest: rule('*', tls('DISABLE'), 'istio-system') }];
  expect([...exportedPortIsMtls.check('us', objects, fleet)]).toHaveLength(1);
});
