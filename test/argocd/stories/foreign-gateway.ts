import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { execIn, kubectl } from '../lab';
import type { Place } from '../lab';
import { settings } from '../settings';
import type { Stage } from '../stage';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { pause, within } from '../wait';
import { GATEWAY, isReady, podsOf } from '../workloads';
import type { Pod } from '../workloads';
import { ECHO_HOSTS } from './hosts';

const FIXTURES = join(settings.checkout, 'test/e2e/fixtures');
const OUTSIDER: Place = { cluster: 'us', pod: 'frontend/outsider', container: 'netshoot' };
const GATEWAYS = '/apis/networking.istio.io/v1/namespaces/foreign/gateways';
const EXPORTED = 'outbound_.80_._.echo.eu.mesh.local';
const UNEXPORTED = 'outbound_.80_._.secret.echo.svc.cluster.local';

/** A gateway has replicas, and a connection meets one of them. */
const TRIES = 6;

/** A Gateway of another namespace selects the pods of eu's east-west gateway, with two lists of hosts. */
export const foreignGateway: Story = {
  name: 'foreign-gateway',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    const start = Date.now();
    await kubectl('us', 'apply', '-f', join(FIXTURES, 'outsider.yaml'));
    await kubectl('eu', 'apply', '-f', join(FIXTURES, 'secret.yaml'));
    await kubectl('us', '-n', 'frontend', 'rollout', 'status', 'deploy/outsider', '--timeout=90s');
    await kubectl('eu', '-n', 'echo', 'rollout', 'status', 'deploy/secret', '--timeout=90s');
    await stage.kubes.eu.create('/api/v1/namespaces', { metadata: { name: 'foreign' } });
    const [details, faults]: [string[], string[]] = [[], []];
    const look = async (when: string): Promise<void> => {
      const shown = { exported: await identity(EXPORTED), unexported: await identity(UNEXPORTED) };
      details.push(`${when}: exported ${shown.exported}; not exported ${shown.unexported}`);
      if (!shown.exported.includes('/ns/echo/sa/echo')) faults.push(`${when}: exported host shows ${shown.exported}`);
      if (shown.unexported !== 'no certificate') faults.push(`${when}: unexported service shows ${shown.unexported}`);
    };
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await look('before');
      for (const host of ['*.svc.cluster.local', '*.local']) {
        await stage.kubes.eu.create(GATEWAYS, foreign(host));
        await pause(8);
        await look(`with a foreign Gateway for ${host}`);
        const seconds = await replacedPod(stage);
        details.push(`with ${host}: a new gateway pod is Ready after ${seconds?.toFixed(0) ?? 'more than 90'} s`);
        if (seconds === undefined) faults.push(`with ${host}: a new gateway pod is not Ready within 90 s`);
        await look(`with ${host} and a new pod`);
        await stage.kubes.eu.delete(`${GATEWAYS}/foreign`);
      }
    });
    await kubectl('eu', 'delete', 'namespace', 'foreign');
    await kubectl('eu', 'delete', '-f', join(FIXTURES, 'secret.yaml'));
    await kubectl('us', 'delete', '-f', join(FIXTURES, 'outsider.yaml'));
    return {
      happened:
        faults.length === 0
          ? 'port 15443 showed the same before and after, and new pods became Ready'
          : faults.join('; '),
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...faults],
      details,
    };
  },
};

function foreign(host: string): unknown {
  const server = {
    port: { number: 15443, name: 'tls', protocol: 'TLS' },
    tls: { mode: 'AUTO_PASSTHROUGH' },
    hosts: [host],
  };
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'foreign' },
    spec: { selector: { istio: 'eastwestgateway' }, servers: [server] },
  };
}

/** The identities that eu's gateway shows for a server name. */
async function identity(serverName: string): Promise<string> {
  const found = new Set<string>();
  for (let i = 0; i < TRIES; i++) {
    const client = ['openssl', 's_client', '-connect', 'eastwest.eu.example.com:15443', '-alpn', 'istio'];
    const { stdout } = await execIn(OUTSIDER, ['timeout', '10', ...client, '-servername', serverName]);
    if (!stdout.includes('CONNECTED(')) found.add('no connection');
    else {
      const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(stdout)?.[0];
      found.add(
        certificate === undefined ? 'no certificate' : (new X509Certificate(certificate).subjectAltName ?? '?'),
      );
    }
  }
  return [...found].join(' and ');
}

/** Deletes one gateway pod of eu, and gives the seconds until another one is Ready in its place. */
async function replacedPod({ kubes: { eu } }: Stage): Promise<number | undefined> {
  const staying = async (): Promise<readonly Pod[]> =>
    (await podsOf(eu, GATEWAY)).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const before = await staying();
  const [first] = before;
  if (first === undefined) throw new Error('the gateway of eu has no pod');
  await eu.delete(`/api/v1/namespaces/${GATEWAY.namespace}/pods/${first.metadata.name}`);
  return within(90, async () => {
    const pods = await staying();
    const isReplaced = pods.every(({ metadata }) => metadata.uid !== first.metadata.uid);
    return isReplaced && pods.length >= before.length && pods.every(isReady);
  });
}
