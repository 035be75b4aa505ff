import { eu, exec, rolledOut } from './cluster';
import { withFixtures, withSecret } from './fixtures';
import { certificateShown, throughGateway } from './gateway';
import { DIRECTORY, FRONTEND, OPENSSL, serverName } from './names';
import { bytesBack } from './probes';
import { settings } from './settings';
import { eventually } from './wait';

const HOST = 'directory.mesh.local';

/** An anonymous bind of LDAP. */
const BIND = String.raw`\060\014\002\001\001\140\007\002\001\003\004\000\200\000`;

/** A directory answers with a bind response; the lab's program gives its name and sends the fourteen bytes back. */
const ANSWER = /^(0.{4}a.*|region=eu pod=directory-\S+ tcp\n.{14})$/s;

/** The lab runs its own program instead of OpenLDAP. This makes it speak TLS on the second port. */
const LAB_COMMAND =
  'openssl s_server -accept 1636 -cert /etc/ldap/tls/tls.crt -key /etc/ldap/tls/tls.key -rev & ' +
  'TCP_PORTS=1389 exec /lab/node /lab/src/echo.mjs';

withFixtures(OPENSSL);
withSecret({ ...DIRECTORY, name: 'directory-tls' }, selfSigned);

let inLab = false;

beforeAll(async () => {
  inLab = (await exec(FRONTEND, ['test', '-x', '/lab/node'])).code === 0;
  if (inLab) await setLabCommand(LAB_COMMAND);
  await rolledOut(DIRECTORY);
});

afterAll(async () => {
  if (inLab) await setLabCommand(null);
});

describe('The directory of eu, called from us,', () => {
  it("answers plain LDAP on port 389, through eu's gateway", async () => {
    await throughGateway(eu, serverName(HOST, 389), () =>
      eventually(
        `an answer from ${HOST}`,
        settings.settleSeconds,
        () => bytesBack(FRONTEND, HOST, 389, BIND),
        (answer) => ANSWER.test(answer),
      ),
    );
  });

  it("makes TLS of its own on port 636, through eu's gateway, with its own certificate", async () => {
    await throughGateway(eu, serverName(HOST, 636), async () => {
      const { value } = await eventually(
        `a certificate from ${HOST}`,
        settings.settleSeconds,
        () => certificateShown(OPENSSL, `${HOST}:636`, '-servername', HOST),
        (certificate) => certificate !== undefined,
      );

      expect(value?.subjectAltName).toBe(`DNS:${HOST}`);
    });
  });
});

/** A key and a certificate for the directory, which no one has to trust. */
async function selfSigned(): Promise<Readonly<Record<string, string>>> {
  const names = `-subj /CN=${HOST} -addext subjectAltName=DNS:${HOST}`;
  // /dev/stdout can be opened when it is a pipe, and may not be one without cat
  const command = `openssl req -x509 -newkey rsa:2048 -nodes -days 2 ${names} -keyout /dev/stdout | cat`;
  const { stdout, stderr } = await exec(OPENSSL, ['sh', '-c', command]);
  const [key, certificate] = stdout.match(/-----BEGIN [\s\S]+?-----END .+?-----\n/g) ?? [];
  if (key === undefined || certificate === undefined) throw new Error(`openssl made no certificate: ${stderr}`);
  return { 'tls.key': key, 'tls.crt': certificate };
}

async function setLabCommand(command: string | null): Promise<void> {
  const patch = { spec: { template: { metadata: { annotations: { 'lab/command': command } } } } };
  const deployment = ['-n', DIRECTORY.namespace, 'patch', `deploy/${DIRECTORY.name}`];
  await eu.kubectl(...deployment, '--type=merge', '-p', JSON.stringify(patch));
}
