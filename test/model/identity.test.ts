import { principal, spiffeId } from '../../lib/model/names';

const frontend = { namespace: 'web', serviceAccount: 'frontend' };

test('a principal is trust domain, namespace and service account, without a scheme', () => {
  expect(principal('corp.local', frontend)).toBe('corp.local/ns/web/sa/frontend');
});

test('a SPIFFE id is the principal with its scheme', () => {
  expect(spiffeId('corp.local', frontend)).toBe('spiffe://corp.local/ns/web/sa/frontend');
});
