import { DENIED, answeredIn, decision, report } from './answers';
import { ap, eu, us, without } from './cluster';
import type { Cluster } from './cluster';
import { seconds, underLoad } from './failover';
import { withFixtures } from './fixtures';
import { gatewayKnows, identitiesBehind } from './gateway';
import {
  ECHO_HOST,
  FRONTEND,
  OTHER,
  OUTSIDER,
  echoIn,
  frontendIn,
  gatewayIn,
  identityOf,
  ledgerIn,
  serverName,
} from './names';
import { get } from './probes';
import type { Call } from './probes';
import { settings } from './settings';
import { eventually } from './wait';

const { failoverSeconds, settleSeconds } = settings;

const LEDGER_HOST = 'ledger.mesh.local';

const ledgerFrom = (cluster: Cluster): Call => ({ from: frontendIn(cluster), url: `http://${LEDGER_HOST}` });

withFixtures(OTHER, OUTSIDER);

describe('Echo, called from us', () => {
  it('is that of us, then of eu, then of ap, and on the way back of eu and of us', async () => {
    const call = { from: FRONTEND, url: `http://${ECHO_HOST}` };
    await answeredIn([us], call);
    await underLoad(call, async () => {
      await without(echoIn(us), async () => {
        const second = await answeredIn([eu], call, failoverSeconds);
        const third = await without(gatewayIn(eu), () => answeredIn([ap], call, failoverSeconds));
        const secondAgain = await answeredIn([eu], call);

        report(`eu after ${seconds(second)} without echo in us, ap after ${seconds(third)} without eu's gateway`);
        report(`eu ${seconds(secondAgain)} after the rollout of its gateway`);
      });
      report(`us ${seconds(await answeredIn([us], call))} after the rollout of its echo`);
    });
  });
});

describe('Echo, called from a cluster that has none,', () => {
  it.each([eu, ap])('is that of us, the first in the order, when called from $name', async (cluster) => {
    const call = { from: frontendIn(cluster), url: `http://${ECHO_HOST}` };
    await answeredIn([cluster], call);
    await without(echoIn(cluster), () => answeredIn([us], call, failoverSeconds));
    await answeredIn([cluster], call);
  });
});

describe('The ledger', () => {
  it.each([us, eu, ap])('of eu answers all calls from $name', async (cluster) => {
    await answeredIn([eu], ledgerFrom(cluster));
  });

  it('of ap answers all calls while eu has none, and that of eu again', async () => {
    await underLoad(ledgerFrom(us), async () => {
      const gone = await without(ledgerIn(eu), () => fromEverywhere(ap, failoverSeconds));
      const back = await fromEverywhere(eu, settleSeconds);

      report(`ap after ${gone} without ledger in eu, eu ${back} after its rollout`);
    });
  });

  /** Returns after how long from us, eu and ap. */
  async function fromEverywhere(answering: Cluster, withinSeconds: number): Promise<string> {
    const all = await Promise.all(
      [us, eu, ap].map((cluster) => answeredIn([answering], ledgerFrom(cluster), withinSeconds)),
    );
    return all.map(seconds).join(', ');
  }

  it('is called by us only if it has the identity of the host', async () => {
    const call = ledgerFrom(us);
    const pinned = await pinnedIdentities();
    await answeredIn([eu], call);
    try {
      await pin(['spiffe://corp.local/ns/ledger/sa/someone-else']);
      await eventually(
        'us gets 503 from the ledger',
        settleSeconds,
        async () => (await get(call)).status,
        (status) => status === 503,
      );
    } finally {
      await pin(pinned);
    }
    await answeredIn([eu], call);
  });

  const ENTRY = ['-n', 'mesh-imports', 'serviceentries.networking.istio.io', 'ledger-mesh-local'];

  async function pinnedIdentities(): Promise<readonly string[]> {
    return JSON.parse(await us.kubectl('get', ...ENTRY, '-o', 'jsonpath={.spec.subjectAltNames}')) as string[];
  }

  async function pin(subjectAltNames: readonly string[]): Promise<void> {
    await us.kubectl('patch', ...ENTRY, '--type=merge', '-p', JSON.stringify({ spec: { subjectAltNames } }));
  }
});

describe('An unlisted caller in us', () => {
  it.each([ECHO_HOST, LEDGER_HOST])('gets 403 from %s', async (host) => {
    expect(await decision({ from: OTHER, url: `http://${host}` })).toMatchObject(DENIED);
  });
});

describe('Port 15443', () => {
  it.each([
    { cluster: us, host: ECHO_HOST, service: 'echo' },
    { cluster: eu, host: ECHO_HOST, service: 'echo' },
    { cluster: eu, host: LEDGER_HOST, service: 'ledger' },
    { cluster: ap, host: ECHO_HOST, service: 'echo' },
    { cluster: ap, host: LEDGER_HOST, service: 'ledger' },
  ])('of $cluster.name shows for $host the certificate of $service', async ({ cluster, host, service }) => {
    expect(await identitiesBehind(OUTSIDER, cluster, serverName(host))).toEqual([identityOf(service)]);
  });

  it(`of us, which has no ledger, shows none for ${LEDGER_HOST}`, async () => {
    expect(await identitiesBehind(OUTSIDER, us, serverName(LEDGER_HOST))).toEqual([]);
  });

  it.each([
    { cluster: us, native: 'echo.echo.svc.cluster.local' },
    { cluster: eu, native: 'echo.echo.svc.cluster.local' },
    { cluster: eu, native: 'ledger.ledger.svc.cluster.local' },
    { cluster: ap, native: 'ledger.ledger.svc.cluster.local' },
  ])('of $cluster.name shows none for $native, which it has endpoints of', async ({ cluster, native }) => {
    const name = serverName(native);
    await eventually(`the gateway knows ${name}`, settleSeconds, () => gatewayKnows(cluster, name), Boolean);

    expect(await identitiesBehind(OUTSIDER, cluster, name)).toEqual([]);
  });

  it.each([ECHO_HOST, LEDGER_HOST])('of eu shows none for another port of %s', async (host) => {
    expect(await identitiesBehind(OUTSIDER, eu, serverName(host, 8080))).toEqual([]);
  });
});
