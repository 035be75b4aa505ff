import { DENIED, answeredIn, decision } from './answers';
import { eu, us } from './cluster';
import { failsOver } from './failover';
import { withFixtures } from './fixtures';
import { gatewayKnows, identitiesBehind, throughGateway } from './gateway';
import {
  ECHO_EU_HOST,
  ECHO_HOST,
  FRONTEND,
  NEWCOMER,
  OTHER,
  OUTSIDER,
  SECRET,
  echoIn,
  identityOf,
  serverName,
} from './names';
import { get } from './probes';
import { settings } from './settings';
import { eventually } from './wait';

withFixtures(NEWCOMER, OTHER, OUTSIDER, SECRET);

describe('The echo of eu', () => {
  const url = `http://${ECHO_EU_HOST}`;

  it('answers a listed caller in us', async () => {
    await answeredIn([eu], { from: FRONTEND, url });
  });

  it("is reached through eu's east-west gateway", async () => {
    await throughGateway(eu, serverName(ECHO_EU_HOST), () => answeredIn([eu], { from: NEWCOMER, url }));
  });
});

describe('The nearest echo', () => {
  it('is that of us, that of eu while us has none, and that of us again', async () => {
    await failsOver({ from: FRONTEND, url: `http://${ECHO_HOST}` }, echoIn(us), [eu]);
  });
});

describe('An unlisted caller in us', () => {
  it.each([ECHO_EU_HOST, ECHO_HOST])('gets 403 from %s', async (host) => {
    expect(await decision({ from: OTHER, url: `http://${host}` })).toMatchObject(DENIED);
  });
});

describe("Port 15443 of eu's gateway", () => {
  it.each([ECHO_EU_HOST, ECHO_HOST])('leads to echo for the exported host %s', async (host) => {
    expect(await identitiesBehind(OUTSIDER, eu, serverName(host))).toEqual([identityOf('echo')]);
  });

  it.each([
    ['a service that is not exported', serverName('secret.echo.svc.cluster.local')],
    ["an exported service's native name", serverName('echo.echo.svc.cluster.local')],
  ])('leads nowhere for %s, which it has endpoints of', async (_, name) => {
    await eventually(`eu's gateway knows ${name}`, settings.settleSeconds, () => gatewayKnows(eu, name), Boolean);

    expect(await identitiesBehind(OUTSIDER, eu, name)).toEqual([]);
  });

  it.each([
    ['another port of an exported host', serverName(ECHO_EU_HOST, 8080)],
    ['an exported host without a port', ECHO_EU_HOST],
    ["the gateway's own name", eu.gateway.replace(/:\d+$/, '')],
  ])('leads nowhere for %s', async (_, name) => {
    expect(await identitiesBehind(OUTSIDER, eu, name)).toEqual([]);
  });

  it('accepts a connection for plain HTTP and answers nothing', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => get({ from: OUTSIDER, url: `http://${eu.gateway}` })),
    );

    for (const { connectedTo, status } of answers) {
      expect(connectedTo).not.toBe('');
      expect(status).toBe(0);
    }
  });
});
