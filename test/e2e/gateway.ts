import { X509Certificate } from 'node:crypto';
import { exec } from './cluster';
import type { Cluster, Target } from './cluster';
import { gatewayIn } from './names';
import { settings } from './settings';
import { eventually } from './wait';

/** What the east-west gateways show, and what they say about themselves. */

/** A gateway has replicas, and a connection meets one of them: a server name is tried this often. */
const TRIES = 5;

/** The identities that the gateway of a cluster shows for a server name in a few tries; none when it shows no certificate. */
export async function identitiesBehind(
  from: Target,
  { gateway }: Cluster,
  serverName: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let i = 0; i < TRIES; i++) {
    const certificate = await certificateShown(from, gateway, '-alpn', 'istio', '-servername', serverName);
    if (certificate !== undefined) found.add(certificate.subjectAltName ?? 'a certificate without a name');
  }
  return [...found];
}

/** The certificate that is shown at an address; undefined when the connection is made and none is shown. */
export async function certificateShown(
  from: Target,
  address: string,
  ...options: readonly string[]
): Promise<X509Certificate | undefined> {
  const sClient = ['openssl', 's_client', '-connect', address, ...options];
  const { stdout, stderr } = await exec(from, ['timeout', '10', ...sClient]);
  if (stdout.includes('CONNECTED(')) {
    const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(stdout)?.[0];
    if (certificate !== undefined) return new X509Certificate(certificate);
    if (stdout.includes('no peer certificate available')) return undefined;
  }
  throw new Error(`openssl in ${from.namespace}/${from.name} did not reach ${address}: ${stdout}${stderr}`);
}

/** The clusters of Envoy in each replica of a gateway, one line per fact. pilot-agent is in every proxy image. */
async function gatewayClusters(cluster: Cluster): Promise<readonly string[]> {
  const { namespace } = gatewayIn(cluster);
  const label = 'istio=eastwestgateway';
  const names = await cluster.pods(namespace, label);
  if (names.length === 0) throw new Error(`no pod with ${label} runs in ${namespace} of ${cluster.context}`);
  return Promise.all(
    names.map(async (name) => {
      const target: Target = { cluster, kind: 'pod', namespace, name, container: 'istio-proxy' };
      const { code, stdout, stderr } = await exec(target, ['pilot-agent', 'request', 'GET', 'clusters']);
      if (code !== 0) throw new Error(`pilot-agent in ${namespace}/${name}: ${stderr}`);
      return stdout;
    }),
  );
}

/** Does something that makes a cluster's gateway open a connection for a server name. */
export async function throughGateway(
  cluster: Cluster,
  serverName: string,
  doSomething: () => Promise<unknown>,
): Promise<void> {
  const read = (): Promise<number> => gatewayConnections(cluster, serverName);
  const { value: before } = await eventually(
    `the gateway of ${cluster.name} knows ${serverName}`,
    settings.settleSeconds,
    read,
    () => true,
  );

  await doSomething();

  await eventually(
    `the gateway of ${cluster.name} has opened more than ${before} connections for ${serverName}`,
    settings.settleSeconds,
    read,
    (connections) => connections > before,
  );
}

/** How many connections all replicas of a cluster's gateway have opened for a server name so far. */
async function gatewayConnections(cluster: Cluster, serverName: string): Promise<number> {
  const lines = (await gatewayClusters(cluster)).join('\n').split('\n');
  const counters = lines.filter((line) => line.startsWith(`${serverName}::`) && line.includes('::cx_total::'));
  if (counters.length === 0) throw new Error(`the gateway of ${cluster.name} has no endpoint for ${serverName}`);
  return counters.reduce((sum, line) => sum + Number(line.split('::').at(-1)), 0);
}

/** True when every replica of a cluster's gateway has a healthy endpoint for a server name, whether or not it lets anyone in. */
export async function gatewayKnows(cluster: Cluster, serverName: string): Promise<boolean> {
  return (await gatewayClusters(cluster)).every((clusters) =>
    clusters.split('\n').some((line) => line.startsWith(`${serverName}::`) && line.includes('::health_flags::healthy')),
  );
}
