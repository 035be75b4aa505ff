import { eu, eventually, us } from './cluster';
import type { Target } from './cluster';
import { SteadyLoad, gatewayConnections, gatewayKnows, get, getMany, identityBehind, verdict } from './probes';
import { settings } from './settings';
import {
  ECHO,
  ECHO_IDENTITY,
  EU_HOST,
  FIXTURES,
  FRONTEND,
  NEAREST_HOST,
  NEWCOMER,
  OTHER,
  OUTSIDER,
  serverName,
} from './training-mesh';

const { failoverSeconds, settleSeconds } = settings;

/** The gateway has replicas, and a connection meets one of them: a refusal is tried this often. */
const TRIES = 5;

beforeAll(async () => {
  await Promise.all([us.applyAnew(FIXTURES.us.folder), eu.applyAnew(FIXTURES.eu.folder)]);
  for (const fixture of FIXTURES.us.deployments) await us.rolledOut(fixture);
  for (const fixture of FIXTURES.eu.deployments) await eu.rolledOut(fixture);
});

afterAll(async () => {
  await Promise.all([us.delete(FIXTURES.us.folder), eu.delete(FIXTURES.eu.folder)]);
});

describe('The echo of eu', () => {
  it('answers a listed caller in us', async () => {
    await answeredIn('eu', FRONTEND, EU_HOST);
  });

  it("is reached through eu's east-west gateway", async () => {
    const before = await gatewayConnections(serverName(EU_HOST));

    await answeredIn('eu', NEWCOMER, EU_HOST);

    await eventually(
      `eu's gateway has opened more than ${before} connections for ${EU_HOST}`,
      settleSeconds,
      () => gatewayConnections(serverName(EU_HOST)),
      (connections) => connections > before,
    );
  });
});

describe('The nearest echo', () => {
  let replicas = 0;

  beforeAll(async () => {
    replicas = await us.replicas(ECHO);
  });

  afterAll(async () => {
    if (replicas === 0) return;
    await us.scale(ECHO, replicas);
    await us.rolledOut(ECHO);
  });

  it('is that of us, that of eu while us has none, and that of us again', async () => {
    await allAnsweredIn('us', settleSeconds);
    const load = new SteadyLoad(FRONTEND, `http://${NEAREST_HOST}`, 20);
    try {
      await us.scale(ECHO, 0);
      const gone = await allAnsweredIn('eu', failoverSeconds).catch(explainReplicas);

      await us.scale(ECHO, replicas);
      await us.rolledOut(ECHO);
      const back = await allAnsweredIn('us', settleSeconds);

      report(`eu answers ${gone.toFixed(1)} s after us was scaled to 0, us ${back.toFixed(1)} s after its rollout`);
    } finally {
      report(`meanwhile ${await load.stop()}`);
    }
  });

  /** Who takes the replicas back while the test runs makes it fail in a way that is hard to see. */
  async function explainReplicas(error: unknown): Promise<never> {
    const now = await us.replicas(ECHO);
    if (now === 0) throw error;
    throw new Error(`Something scaled echo in us back to ${now}: pause Argo CD's self-heal (docs/e2e.md).`);
  }
});

describe('An unlisted caller in us', () => {
  it.each([EU_HOST, NEAREST_HOST])('gets 403 from %s', async (host) => {
    const { value } = await eventually(
      `an answer from ${host}`,
      settleSeconds,
      () => get(OTHER, `http://${host}`),
      ({ status }) => status === 200 || status === 403,
    );

    expect(value).toMatchObject({ status: 403, text: 'RBAC: access denied' });
  });
});

describe("Port 15443 of eu's gateway", () => {
  it.each([EU_HOST, NEAREST_HOST])('leads to echo for the exported host %s', async (host) => {
    expect(await identityBehind(OUTSIDER, serverName(host))).toBe(ECHO_IDENTITY);
  });

  it.each([
    ['a service that is not exported', serverName('secret.echo.svc.cluster.local')],
    ["an exported service's native name", serverName('echo.echo.svc.cluster.local')],
  ])('leads nowhere for %s, which it has endpoints of', async (_, name) => {
    await eventually(`eu's gateway knows ${name}`, settleSeconds, () => gatewayKnows(name), Boolean);

    await leadsNowhere(name);
  });

  it.each([
    ['another port of an exported host', serverName(EU_HOST, 8080)],
    ['an exported host without a port', EU_HOST],
    ["the gateway's own name", settings.euGateway.replace(/:\d+$/, '')],
  ])('leads nowhere for %s', async (_, name) => {
    await leadsNowhere(name);
  });

  it('accepts a connection for plain HTTP and answers nothing', async () => {
    for (let i = 0; i < TRIES; i++) {
      const answer = await get(OUTSIDER, `http://${settings.euGateway}`);

      expect(answer.connectedTo).not.toBe('');
      expect(answer.status).toBe(0);
    }
  });
});

async function answeredIn(region: string, from: Target, host: string): Promise<void> {
  await eventually(
    `${from.name} gets region=${region} from ${host}`,
    settleSeconds,
    async () => verdict(await get(from, `http://${host}`)),
    (seen) => seen === `region=${region}`,
  );
}

/** Returns after how many seconds one region, and it alone, answered for the nearest one. */
async function allAnsweredIn(region: string, withinSeconds: number): Promise<number> {
  const { afterSeconds } = await eventually(
    `every call to ${NEAREST_HOST} is answered with region=${region}`,
    withinSeconds,
    async () => [...new Set((await getMany(FRONTEND, `http://${NEAREST_HOST}`, 10, 20)).map(verdict))],
    (seen) => seen.join() === `region=${region}`,
  );
  return afterSeconds;
}

async function leadsNowhere(name: string): Promise<void> {
  for (let i = 0; i < TRIES; i++) expect(await identityBehind(OUTSIDER, name)).toBeUndefined();
}

/** Numbers to read, which decide nothing. */
function report(line: string): void {
  process.stderr.write(`  measured: ${line}\n`);
}
