import { ap, eu, us } from './cluster';
import type { Deployment } from './cluster';
import { DATABASE, DIRECTORY, echoIn, frontendIn, gatewayIn, ledgerIn, quotesIn } from './names';

/** The Deployments that the suites call or scale, next to the frontend of us: without them there is nothing to test. */
export const NEEDS: Readonly<Record<string, readonly Deployment[]>> = {
  'training-mesh': [echoIn(us), echoIn(eu)],
  standby: [
    ...[us, eu, ap].map(echoIn),
    ...[eu, ap].flatMap((cluster) => [ledgerIn(cluster), frontendIn(cluster)]),
    gatewayIn(eu),
  ],
  'three-regions': [...[us, eu, ap].flatMap((cluster) => [echoIn(cluster), frontendIn(cluster)]), gatewayIn(eu)],
  'shared-network': [echoIn(eu), echoIn(ap)],
  grpc: [quotesIn(us), quotesIn(eu)],
  'tcp-database': [DATABASE],
  'tls-directory': [DIRECTORY],
  'two-repositories': [echoIn(us), echoIn(eu)],
};
