import http from 'node:http';

/**
 * Runs in a pod, until its input ends: a steady number of calls per second to each host.
 *   node -e <this file> CALLS-PER-SECOND HOST...     prints one line of JSON, a Tally for each host
 */
interface Tally {
  calls: number;
  /** Answers by the region that gave them. */
  answers: Record<string, number>;
  lost: { at: number; why: string }[];
}

const [rate = '10', ...hosts] = process.argv.slice(1);
const TIMEOUT_MS = 15_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 100 });
const tallies = new Map<string, Tally>(hosts.map((host) => [host, { calls: 0, answers: {}, lost: [] }]));
let open = 0;
let ending = false;

function call(host: string, tally: Tally): void {
  const at = Date.now();
  tally.calls += 1;
  open += 1;
  let over = false;
  const end = (why?: string, region = ''): void => {
    if (over) return;
    over = true;
    if (why === undefined) tally.answers[region] = (tally.answers[region] ?? 0) + 1;
    else tally.lost.push({ at, why });
    open -= 1;
    if (ending && open === 0) finish();
  };
  const request = http.get({ host, path: '/', agent, timeout: TIMEOUT_MS }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('error', (error) => {
      end(`answer cut: ${error.message}`);
    });
    response.on('end', () => {
      const region = /region=(\S+)/.exec(text)?.[1];
      if (response.statusCode === 200 && region !== undefined) end(undefined, region);
      else end(`${response.statusCode ?? 0} ${text.slice(0, 80)}`);
    });
  });
  request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
  request.on('error', (error) => {
    end(error.message);
  });
}

function finish(): void {
  process.stdout.write(`${JSON.stringify(Object.fromEntries(tallies))}\n`, () => process.exit(0));
}

const timers = [...tallies].map(([host, tally]) =>
  setInterval(
    () => {
      call(host, tally);
    },
    1000 / Number(rate),
  ),
);
process.stdin.on('end', () => {
  ending = true;
  timers.forEach(clearInterval);
  if (open === 0) finish();
});
process.stdin.resume();
