import type { PortFacts } from '../../../lib/model/facts/service';
import type { Manifest } from '../../../lib/resources/manifest';
import { failoverRule, renewalRule } from '../../../lib/resources/service/destination-rule';

const port = (name: string, number: number, protocol: string): PortFacts => ({
  name,
  port: number,
  targetPort: number,
  protocol,
});
const HTTP = port('http', 80, 'HTTP');
const GRPC = port('grpc', 9000, 'GRPC');
const TCP = port('tcp', 5432, 'TCP');
const TLS = port('tls', 636, 'TLS');

const called = (...ports: readonly PortFacts[]) => ({
  host: 'a.mesh.local',
  namespace: 'mesh-imports',
  exportTo: ['frontend'],
  ports,
});

/** Fields that tests look at. */
interface Policy {
  readonly outlierDetection?: object;
  readonly loadBalancer?: object;
  readonly connectionPool?: { readonly tcp: { readonly maxConnectionDuration?: string } };
  readonly portLevelSettings?: readonly (Policy & { readonly port: { readonly number: number } })[];
}

const policyOf = ({ spec }: Manifest): Policy => (spec as { readonly trafficPolicy: Policy }).trafficPolicy;

const duration = ({ connectionPool }: Policy): string | undefined => connectionPool?.tcp.maxConnectionDuration;

/** Ports on which callers replace connections. */
function renewed(policy: Policy, ports: readonly PortFacts[]): readonly string[] {
  return ports
    .filter(({ port: number }) => {
      const own = policy.portLevelSettings?.find((settings) => settings.port.number === number);
      return duration(own ?? policy) !== undefined;
    })
    .map(({ name }) => name);
}

describe.each([
  ['only HTTP ports', [HTTP, GRPC], ['http', 'grpc']],
  ['HTTP and TCP ports', [HTTP, TCP, GRPC], ['http', 'grpc']],
  ['only TCP and TLS ports', [TCP, TLS], []],
])('Callers of a host with %s', (_, ports, expected) => {
  test('replace connections on HTTP and gRPC ports, never on others, when several clusters answer', () => {
    expect(renewed(policyOf(failoverRule(called(...ports), { loadBalancing: {} })), ports)).toEqual(expected);
  });

  test('do the same when one cluster answers, and there is no rule without such a port', () => {
    const rules = renewalRule(called(...ports));
    expect(rules).toHaveLength(expected.length > 0 ? 1 : 0);
    expect(rules.flatMap((rule) => renewed(policyOf(rule), ports))).toEqual(expected);
  });
});

test('settings of a port repeat the policy of the host, because Istio lets them inherit nothing', () => {
  const policy = policyOf(failoverRule(called(HTTP, TCP), { loadBalancing: { failoverPriority: ['network'] } }));
  const [settings] = policy.portLevelSettings ?? [];
  expect(settings).toMatchObject({
    loadBalancer: policy.loadBalancer ?? {},
    outlierDetection: policy.outlierDetection ?? {},
    connectionPool: { tcp: { connectTimeout: '3s', maxConnectionDuration: '20s' } },
  });
  expect(settings?.loadBalancer).toBeDefined();
  expect(settings?.outlierDetection).toBeDefined();
});

test('a host that one cluster answers keeps the defaults of Istio except the connection duration', () => {
  expect(renewalRule(called(HTTP)).map(policyOf)).toEqual([
    { connectionPool: { tcp: { maxConnectionDuration: '20s' } } },
  ]);
});
