import { join } from 'node:path';
import type { Deployment, Target } from './cluster';

/** The names that main.ts and workloads/ give, and those of the fixtures. */

export const EU_HOST = 'echo.eu.mesh.local';
export const NEAREST_HOST = 'echo.mesh.local';
export const ECHO_IDENTITY = 'URI:spiffe://corp.local/ns/echo/sa/echo';

export const ECHO: Deployment = { namespace: 'echo', name: 'echo' };

/** The listed caller. */
export const FRONTEND: Target = { kind: 'deploy', namespace: 'frontend', name: 'frontend', container: 'curl' };

/** Fixture: the identity of FRONTEND in a pod that has called nobody yet. */
export const NEWCOMER: Target = { ...FRONTEND, name: 'newcomer' };

/** Fixture: an identity that is on no list. */
export const OTHER: Target = { ...FRONTEND, name: 'other' };

/** Fixture: no sidecar, so that what it sees is the gateway and nothing in between. */
export const OUTSIDER: Target = { ...FRONTEND, name: 'outsider', container: 'netshoot' };

/** Fixture in eu: a service that nobody exports. */
const SECRET: Deployment = { namespace: 'echo', name: 'secret' };

export const FIXTURES = {
  us: { folder: join(__dirname, 'fixtures', 'us'), deployments: [NEWCOMER, OTHER, OUTSIDER] },
  eu: { folder: join(__dirname, 'fixtures', 'eu'), deployments: [SECRET] },
};

/** The server name that a sidecar sends to the other cluster's gateway. */
export function serverName(host: string, port = 80): string {
  return `outbound_.${port}_._.${host}`;
}
