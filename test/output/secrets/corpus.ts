import { generateKeyPairSync } from 'node:crypto';

/** Text that looks random and is the same in every run. Written out, it would alarm scanners of this repository. */
function random(length: number, alphabet = 'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0z'): string {
  return Array.from({ length }, (_none, at) => alphabet[(at * 7 + (at % 5) * 3) % alphabet.length]).join('');
}

const HEX = '0a1b2c3d4e5f6789';
const UPPER = 'A2B3C4D5E6F7G8H9';
const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64');

const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = rsa.export({ format: 'jwk' });
const kubeconfig = `kind: Config\nusers:\n- name: admin\n  user:\n    client-key-data: ${base64(pem)}\n`;
const dockerConfig = { auths: { 'ghcr.io': { auth: base64(`me:${random(20)}`) } } };
const variable = (name: string, value: string): object => ({ env: [{ name, value }] });

/** Ways to write a secret into a manifest. */
export const SMUGGLED: Readonly<Record<string, unknown>> = {
  'a key in PKCS 8': pem,
  'a key in PKCS 1': rsa.export({ type: 'pkcs1', format: 'pem' }),
  'a key of an elliptic curve': ec.export({ type: 'sec1', format: 'pem' }),
  'a key of OpenSSH': `-----BEGIN OPENSSH PRIVATE KEY-----\n${random(70)}`,
  'a key of PGP': `-----BEGIN PGP PRIVATE KEY BLOCK-----\n${random(70)}`,
  'an encrypted key': pem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
  'a key on one line': pem.replaceAll('\n', '\\n'),
  'a key in base64': base64(pem),
  'a key in base64 with line breaks': base64(pem).replace(/.{76}/g, '$&\n'),
  'a key in base64 in base64': base64(base64(pem)),
  'a key in DER': base64(rsa.export({ type: 'pkcs8', format: 'der' })),
  'a key in DER of PKCS 1': base64(rsa.export({ type: 'pkcs1', format: 'der' })),
  'a key in DER of SEC 1': base64(ec.export({ type: 'sec1', format: 'der' })),
  'a JSON Web Key': jwk,
  'a JSON Web Key as text': JSON.stringify(jwk),
  'a JSON Web Key in a set': { keys: [jwk] },
  'a service account of Google': JSON.stringify({ type: 'service_account', private_key: pem }),
  'a kubeconfig': kubeconfig,
  'a kubeconfig in base64': base64(kubeconfig),
  'a kubeconfig with a token': `kind: Config\nusers:\n- user:\n    id-token: ${random(40)}`,
  'a login of a registry': dockerConfig,
  'a login of a registry as text': JSON.stringify(dockerConfig),
  'a login of a registry in base64': base64(JSON.stringify(dockerConfig)),
  'a JSON Web Token': ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJzeXN0ZW0ifQ', random(43)].join('.'),
  'an access key of AWS': `AKIA${random(16, UPPER)}`,
  'a temporary access key of AWS': `id: ASIA${random(16, UPPER)}`,
  'a secret key of AWS': { AWS_SECRET_ACCESS_KEY: random(40) },
  'a token of GitHub': `ghp_${random(36)}`,
  'a token of an app of GitHub': `ghs_${random(36)}`,
  'a fine-grained token of GitHub': `github_pat_${random(82)}`,
  'a token of GitLab': `glpat-${random(20)}`,
  'a runner token of GitLab': `glrt-${random(20)}`,
  'a token of Slack': `xoxb-${random(40, '0123456789')}`,
  'a webhook of Slack': `https://hooks.slack.com/services/T${random(8, UPPER)}/B${random(8, UPPER)}/${random(24)}`,
  'a key of Google': `AIza${random(35)}`,
  'a key of Stripe': `sk_live_${random(24)}`,
  'a token of npm': `npm_${random(36)}`,
  'a token of npm in a file': `//registry.npmjs.org/:_authToken=npm_${random(36)}`,
  'a token of PyPI': `pypi-AgE${random(60)}`,
  'a key of SendGrid': `SG.${random(22)}.${random(43)}`,
  'a token of Vault': `hvs.${random(24)}`,
  'a token of Docker Hub': `dckr_pat_${random(27)}`,
  'a connection string of Azure': `AccountName=a;AccountKey=${random(86)}==`,
  'a key of an AI service': `sk-ant-${random(40)}`,
  'a key of age': `AGE-SECRET-KEY-1${random(58, UPPER)}`,
  'a password in a URL': 'postgres://app:hunter2@db.example.com:5432/app',
  'a password in a URL of a cache': 'redis://:hunter2@cache.example.com:6379',
  'a password in a URL within a text': 'proxy: "https://me:hunter2@proxy.example.com"',
  'a token in a URL of a repository': `https://x-access-token:${random(30)}@github.com/acme/a.git`,
  'a password in a variable': variable('DB_PASSWORD', 'hunter2'),
  'a short password in a variable': variable('PGPASSWORD', 'x'),
  'a pass in a variable': variable('SMTP_PASS', 'hunter2'),
  'a token in a variable': variable('API_TOKEN', random(32)),
  'a secret in a variable': variable('SESSION_SECRET', random(32, HEX)),
  'a key in a variable': variable('ENCRYPTION_KEY', random(44)),
  'a key of an API in a variable': variable('DATADOG_API_KEY', random(32, HEX)),
  'a password in a flag': { args: ['serve', '--db-password=hunter2'] },
  'a token in a flag': { args: [`--token=${random(32)}`] },
  'a password in a list of a chart': { users: [{ name: 'a', password: 'hunter2' }] },
  'a secret of a client in a chart': { oidc: { clientSecret: 'hunter2' } },
  'a key to sign in a chart': { login_token: { signing_key: 'x' } },
  'a root password in a chart': { auth: { rootPassword: 'hunter2' } },
  'a Secret in a chart': { extraObjects: [{ apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' } }] },
  'a Secret in a text': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  password: hunter2\n',
};

/** Values that are no secrets, and look a little like ones. */
export const HARMLESS: readonly unknown[] = [
  ...['https://git.example.com/platform/mesh.git', 'https://example.com:8443/path', 'spiffe://corp.local/ns/a/sa/b'],
  ...['postgres://app@db.example.com/app', 'postgres://app:$(PASSWORD)@db', 'postgres://app:${PASSWORD}@db.a', 'a:b@c'],
  ...['registry.example.com/team/image@sha256:' + random(64, HEX), random(40, HEX), random(64, HEX), random(36)],
  ...['eyJust.some.text', 'AKIAshort', 'ghp_short', 'xoxb-', 'sk_test_' + random(24), 'npm_config_cache', 'SG.1.2'],
  ...['-----BEGIN CERTIFICATE-----\n' + random(64), '-----BEGIN PUBLIC KEY-----\n' + random(64), 'PRIVATE KEY'],
  base64('{"a":1,"text":"nothing secret in here at all, only words"}'),
  base64(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' })),
  ...['cluster.outbound|443||echo.mesh.local', '10.0.0.0/8,192.168.0.0/16', '2024-01-01T00:00:00Z', '1.30.3'],
  ...[
    variable('PASSWORD_FILE', '/run/secrets/db'),
    variable('DB_PASSWORD', '$(FROM_SECRET)'),
    variable('TOKEN_TTL', '3600s'),
  ],
  ...[
    variable('TLS_SECRET', 'echo-tls-certificate-2024'),
    variable('CACHE_KEY', 'users'),
    variable('SORT_KEY', 'created_at'),
  ],
  ...[variable('KEY', 'a-configmap-key'), variable('TOKEN_URL', 'https://login.example.com/oauth2/v1/token')],
  ...[variable('SECRET_NAME', 'grafana-admin'), variable('AWS_REGION', 'eu-west-1'), variable('PWD_MIN_LENGTH', '12')],
  ...[
    { existingSecret: 'grafana-admin', passwordKey: 'admin-password', secretKeyRef: { name: 'db', key: 'password' } },
  ],
  ...[{ valueFrom: { secretKeyRef: { name: 'a', key: 'token' } } }, { secretName: 'cacerts' }, { tokenReview: true }],
  ...[{ auth: { type: 'openid', clientId: 'kiali' } }, { password: '' }, { password: 'secret:kiali:oidc' }],
  ...[{ args: ['--token-file=/var/run/token', '--password-file', '/p', '--secret-name=tls-2024-01', '--key=a'] }],
  ...[{ kind: 'ExternalSecret', data: [{ secretKey: 'password', remoteRef: { key: 'echo/database' } }] }],
  ...[{ kty: 'RSA', n: random(60), e: 'AQAB' }, { labels: { 'app.kubernetes.io/name': 'password-manager' } }],
  { matchExpressions: [{ key: 'example.com/ring-2024-of-4Clusters', operator: 'Exists' }] },
  ...[
    { partitionKey: 'customer-id-2024-region' },
    { apiToken: 'vault:secret/data/a#token' },
    { matchLabelKeys: ['a'] },
  ],
];
