import { randomUUID } from 'node:crypto';
import { eu, rolledOut } from './cluster';
import { withFixtures, withSecret } from './fixtures';
import { throughGateway } from './gateway';
import { DATABASE, FRONTEND, OTHER, serverName } from './names';
import { bytesBack } from './probes';
import { settings } from './settings';
import { eventually } from './wait';

const HOST = 'orders-db.mesh.local';
const PORT = 5432;

/** The first message of a client of PostgreSQL: may we speak TLS? */
const SSL_REQUEST = String.raw`\000\000\000\010\004\322\026\057`;

/** PostgreSQL says yes or no in one letter; the lab's program gives its name and sends the eight bytes back. */
const ANSWER = /^([NS]|region=eu pod=orders-db-\S+ tcp\n.{8})$/s;

withSecret(DATABASE, () => Promise.resolve({ password: randomUUID() }));
withFixtures(OTHER);

beforeAll(() => rolledOut(DATABASE));

describe('The database of eu, called from us,', () => {
  it("answers what a listed caller sends over TCP, through eu's gateway", async () => {
    await throughGateway(eu, serverName(HOST, PORT), () =>
      eventually(
        `an answer from ${HOST}`,
        settings.settleSeconds,
        () => bytesBack(FRONTEND, HOST, PORT, SSL_REQUEST),
        (answer) => ANSWER.test(answer),
      ),
    );
  });

  it("does not answer an unlisted caller, whose calls reach eu's gateway", async () => {
    await throughGateway(eu, serverName(HOST, PORT), async () => {
      expect(await bytesBack(OTHER, HOST, PORT, SSL_REQUEST)).not.toMatch(ANSWER);
    });
  });
});
