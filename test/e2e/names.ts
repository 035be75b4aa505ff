import { eu, us } from './cluster';
import type { Cluster, Deployment, Target } from './cluster';

/** The names that the programs and workloads/ give, and those of the fixtures. */

export const ECHO_HOST = 'echo.mesh.local';
export const ECHO_EU_HOST = 'echo.eu.mesh.local';

export const echoIn = (cluster: Cluster): Deployment => ({ cluster, namespace: 'echo', name: 'echo' });

export const ledgerIn = (cluster: Cluster): Deployment => ({ cluster, namespace: 'ledger', name: 'ledger' });

export const quotesIn = (cluster: Cluster): Deployment => ({ cluster, namespace: 'quotes', name: 'quotes' });

export const DATABASE: Deployment = { cluster: eu, namespace: 'orders', name: 'orders-db' };

export const DIRECTORY: Deployment = { cluster: eu, namespace: 'directory', name: 'directory' };

export const gatewayIn = (cluster: Cluster): Deployment => ({
  cluster,
  namespace: 'istio-eastwest',
  name: 'istio-eastwestgateway',
});

/** The listed caller of a cluster. */
export const frontendIn = (cluster: Cluster): Target => ({
  cluster,
  kind: 'deploy',
  namespace: 'frontend',
  name: 'frontend',
  container: 'curl',
});

/** The listed caller of us. */
export const FRONTEND: Target = frontendIn(us);

/** Fixture: the identity of FRONTEND in a pod that has called nobody yet. */
export const NEWCOMER: Target = { ...FRONTEND, name: 'newcomer' };

/** Fixture: an identity that is on no list. */
export const OTHER: Target = { ...FRONTEND, name: 'other' };

/** Fixture: no sidecar, so that what it sees is the gateway and nothing in between. */
export const OUTSIDER: Target = { ...FRONTEND, name: 'outsider', container: 'netshoot' };

/** Fixture: the identity of FRONTEND in a pod that has openssl. */
export const OPENSSL: Target = { ...FRONTEND, name: 'openssl', container: 'netshoot' };

/** Fixture in eu: a service that nobody exports. */
export const SECRET: Deployment = { cluster: eu, namespace: 'echo', name: 'secret' };

/** The server name that a sidecar sends to the other cluster's gateway. */
export function serverName(host: string, port = 80): string {
  return `outbound_.${port}_._.${host}`;
}

/** The identity of a service as a certificate says it: namespace and service account have the service's name. */
export function identityOf(service: string): string {
  return `URI:spiffe://corp.local/ns/${service}/sa/${service}`;
}
