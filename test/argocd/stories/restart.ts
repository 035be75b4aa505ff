import type { Kube } from '../kube';
import { FRONTEND, execIn, startIn } from '../lab';
import { PROTOCOLS_HOST } from '../program/flags';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { pause, until } from '../wait';
import { Departures, GATEWAY, isRolledOut, podsOf, restart } from '../workloads';
import { ECHO_HOSTS } from './hosts';

/** How long the clients begin sessions; they let the last ones end. */
const CLIENT_SECONDS = 130;
const BEFORE_RESTART_SECONDS = 30;

/** What a client counted of one kind of call. */
interface Count {
  readonly ok: number;
  readonly cut: number;
  readonly refused: number;
  readonly why: Readonly<Record<string, number>>;
}

/** These three TCP connections have no end, so a gateway that ends cuts them. */
const WITHOUT_END = 'forever';

/** Rolling restart of eu's gateway, first under every kind of connection, then under short calls alone. */
export const restartGateway: Story = {
  name: 'restart-gateway',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    await stage.push({ protocols: true }, 'Export a service with HTTP, gRPC and TCP');
    await stage.settled();
    await until(`${PROTOCOLS_HOST} answers`, 60, async () => (await stage.ask(PROTOCOLS_HOST)) === 'eu', 1);
    const start = Date.now();
    const clients = Promise.all([kitClient(), http2Client()]);
    // It is awaited below; until then a failure must not end the program.
    clients.catch(() => undefined);
    await pause(BEFORE_RESTART_SECONDS);
    const underAll = await restarted(stage.kubes.eu);
    const [kit, http2] = await clients;
    const counts = Object.entries({ ...kit, ...http2 });
    let underShort = '';
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      underShort = await restarted(stage.kubes.eu);
    });
    await stage.push({}, 'Remove the service again');
    await stage.settled();
    return {
      happened: `under all kinds of connections: ${underAll}; ${counts.map(line).join('; ')}. Under short calls alone: ${underShort}`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [
        ...counts.filter(([kind, { cut, refused }]) => kind !== WITHOUT_END && cut + refused > 0).map(line),
        ...faultsOfLoad(tallies),
      ],
      details: counts.map(([kind, count]) => `${line([kind, count])} ${JSON.stringify(count.why)}`),
    };
  },
};

/** Restarts the gateway and waits until its old pods are gone. */
async function restarted(kube: Kube): Promise<string> {
  const old = new Set((await podsOf(kube, GATEWAY)).map(({ metadata }) => metadata.name));
  const departures = new Departures();
  await restart(kube, GATEWAY);
  const isOver = async (): Promise<boolean> => {
    await departures.look(kube, GATEWAY);
    const areGone = (await podsOf(kube, GATEWAY)).every(({ metadata }) => !old.has(metadata.name));
    return areGone && (await isRolledOut(kube, GATEWAY));
  };
  const took = await until('the gateway of eu is rolled out', 240, isOver, 0.25);
  return `both pods replaced after ${took.toFixed(0)} s, old pods gone ${departures.seconds.join(' and ')} s after their deletion`;
}

const line = ([kind, { ok, cut, refused }]: [string, Count]): string =>
  `${kind} ${ok} ok, ${cut} cut, ${refused} refused`;

/** The kit's client: short and long calls, streams, WebSockets and TCP. */
async function kitClient(): Promise<Record<string, Count>> {
  const command = ['/lab/node', '/lab/src/client.mjs', PROTOCOLS_HOST, String(CLIENT_SECONDS)];
  const { code, stdout, stderr } = await execIn(FRONTEND, command);
  if (code !== 0) throw new Error(`client.mjs ended with ${code}: ${stderr.slice(0, 400)}`);
  const counts = Object.entries(JSON.parse(stdout) as Record<string, Count>);
  return Object.fromEntries(counts.filter(([kind]) => kind !== 'host'));
}

/** Our own client for gRPC's transport. */
async function http2Client(): Promise<Record<string, Count>> {
  const child = startIn(FRONTEND, 'http2-calls.ts', [`${PROTOCOLS_HOST}:9090`, String(CLIENT_SECONDS)]);
  let [text, errors] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part));
  await new Promise((resolve) => child.once('close', resolve));
  if (text === '') throw new Error(`http2-calls.ts printed nothing: ${errors.slice(0, 400)}`);
  return JSON.parse(text) as Record<string, Count>;
}
