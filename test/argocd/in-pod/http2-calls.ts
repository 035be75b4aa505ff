import http2 from 'node:http2';

/**
 * Runs in a pod: gRPC's transport, HTTP/2 without TLS, as a gRPC client uses it: one session for all calls, a new one
 * for new calls once the server says GOAWAY or the session ends.
 *   node -e <this file> HOST:PORT SECONDS     prints one line of JSON: by kind, what was answered, cut and refused
 */
interface Result {
  ok: number;
  cut: number;
  refused: number;
  why: Record<string, number>;
}

const [authority = '', seconds = '60'] = process.argv.slice(1);
const end = Date.now() + Number(seconds) * 1000;
const results: Record<string, Result> = {};
let session: http2.ClientHttp2Session | undefined;

const nap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const between = (low: number, high: number): number => Math.round(low + Math.random() * (high - low));

function connected(): http2.ClientHttp2Session {
  if (session !== undefined && !session.closed && !session.destroyed) return session;
  const next = http2.connect(`http://${authority}`);
  next.on('error', () => undefined);
  next.on('goaway', () => {
    if (session === next) session = undefined;
  });
  session = next;
  return next;
}

/** One call; it counts as cut when it ends without its last word after the first byte of an answer. */
function call(kind: string, path: string, lastWord: string, timeoutMs: number): Promise<void> {
  const result = (results[kind] ??= { ok: 0, cut: 0, refused: 0, why: {} });
  return new Promise((resolve) => {
    let [text, status, why] = ['', 0, ''];
    const stream = connected().request({ ':path': path });
    stream.setEncoding('utf8');
    stream.setTimeout(timeoutMs, () => {
      why = 'timeout';
      stream.close(http2.constants.NGHTTP2_CANCEL);
    });
    stream.on('response', (headers) => (status = Number(headers[':status'])));
    stream.on('data', (part: string) => (text += part));
    stream.on('error', (error: Error) => {
      why ||= error.message;
    });
    stream.on('close', () => {
      if (status === 200 && text.includes(lastWord)) result.ok += 1;
      else {
        result[status === 200 && text !== '' ? 'cut' : 'refused'] += 1;
        const reason = why || `status ${status} reset ${stream.rstCode} ${text.slice(0, 60)}`;
        result.why[reason] = (result.why[reason] ?? 0) + 1;
      }
      resolve();
    });
  });
}

async function loop(next: () => Promise<void>): Promise<void> {
  await nap(between(0, 3000));
  while (Date.now() < end) await next();
}

async function main(): Promise<void> {
  const unary = Array.from({ length: 2 }, () =>
    loop(async () => {
      await call('gRPC unary', '/', 'region=', 15_000);
      await nap(100);
    }),
  );
  const slow = Array.from({ length: 10 }, () =>
    loop(() => call('gRPC long', `/slow?ms=${between(10_000, 20_000)}`, 'slow', 30_000)),
  );
  const streams = Array.from({ length: 10 }, () =>
    loop(() => call('gRPC stream', `/stream?ms=${between(10_000, 20_000)}`, 'END', 30_000)),
  );
  await Promise.all([...unary, ...slow, ...streams]);
  process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));
}

void main();
