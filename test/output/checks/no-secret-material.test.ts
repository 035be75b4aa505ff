import { noSecretMaterial } from '../../../lib/output/checks/no-secret-material';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

const KEY = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIB', '-----END RSA PRIVATE KEY-----'].join('\n');
const TOKEN = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJzeXN0ZW0ifQ', 'c2lnbmF0dXJlLW9mLWEtdG9rZW4'].join('.');
const config = (data: object): Manifest => object('v1', 'ConfigMap', { namespace: 'a' }, { data });
const values = (valuesObject: object): Manifest =>
  object('argoproj.io/v1alpha1', 'Application', { namespace: 'a' }, { spec: { source: { helm: { valuesObject } } } });
const secret = (body: object): Manifest => object('v1', 'Secret', { namespace: 'a' }, body);

checkTest(noSecretMaterial, {
  valid: [
    [
      'a Secret without data, which a controller fills',
      [secret({ type: 'kubernetes.io/service-account-token' }), secret({ data: {} })],
    ],
    [
      'a reference to a Secret',
      [object('v1', 'Pod', { namespace: 'a' }, { spec: { volumes: [{ secret: { secretName: 'cacerts' } }] } })],
    ],
    ['a certificate', [config({ 'root.pem': KEY.replaceAll('RSA PRIVATE KEY', 'CERTIFICATE') })]],
    [
      'the name of a Secret and of its keys',
      [values({ admin: { existingSecret: 'grafana-admin', passwordKey: 'admin-password' } })],
    ],
    [
      'a reference in place of a password',
      [values({ auth: { password: 'secret:grafana-admin:password' }, db: { password: '$PASSWORD' } })],
    ],
    ['a word that starts like a token', [config({ text: 'eyJust.some.text' })]],
  ],
  invalid: [
    ['a Secret with data', [secret({ data: { password: 'aHVudGVyMg==' } })], /a Secret has data/],
    ['a Secret with stringData', [secret({ stringData: { password: 'hunter2' } })], /a Secret has stringData/],
    ['a private key in a ConfigMap', [config({ 'tls.key': KEY })], /a private key/],
    ['a PKCS 8 key deep inside', [config({ nested: [{ deep: KEY.replaceAll('RSA ', '') }] })], /a private key/],
    ['a key in base64', [config({ key: Buffer.from(KEY).toString('base64') })], /a private key in base64/],
    ['a password in Helm values', [values({ grafana: { adminPassword: 'hunter2' } })], /a secret in "adminPassword"/],
    ['a signing key in Helm values', [values({ login_token: { signing_key: 'x' } })], /a secret in "signing_key"/],
    [
      'a token in Helm values',
      [object('argoproj.io/v1alpha1', 'Application', { namespace: 'a' }, { spec: { values: `token: ${TOKEN}` } })],
      /a token/,
    ],
  ],
});
