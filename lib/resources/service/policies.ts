import {
  AuthorizationPolicySpecAction as Action,
  PeerAuthenticationSpecMtlsMode as MtlsMode,
  toJson_AuthorizationPolicySpec as toAuthorizationPolicySpec,
  toJson_PeerAuthenticationSpec as toPeerAuthenticationSpec,
} from '../../../imports/security.istio.io';
import type { CallerFacts } from '../../model/facts/entry';
import type { ServiceFacts } from '../../model/facts/service';
import { principal } from '../../model/names';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';

/** The pods of an exported service accept only mutual TLS: without it the identities in the policy mean nothing. */
export function strictMtls({ namespace, name, selector }: ServiceFacts): Manifest {
  const spec = toPeerAuthenticationSpec({
    selector: { matchLabels: { ...selector } },
    mtls: { mode: MtlsMode.STRICT },
  });
  return manifest('security.istio.io/v1', 'PeerAuthentication', { name, namespace }, { spec });
}

/**
 * Allows callers at the workload, because Istio enforces no policy on an AUTO_PASSTHROUGH gateway. It applies to
 * local callers, too, because an identity does not contain a cluster. It denies every port that is not listed.
 */
export function callersPolicy(service: ServiceFacts, callers: readonly CallerFacts[], trustDomain: string): Manifest {
  const ports = [...new Set(service.ports.map(({ targetPort }) => targetPort))].sort((a, b) => a - b);
  const spec = toAuthorizationPolicySpec({
    selector: { matchLabels: { ...service.selector } },
    action: Action.ALLOW,
    rules: [
      {
        from: [{ source: { principals: callers.map((caller) => principal(trustDomain, caller)) } }],
        to: [{ operation: { ports: ports.map(String) } }],
      },
    ],
  });
  const metadata = { name: `${service.name}-callers`, namespace: service.namespace };
  return manifest('security.istio.io/v1', 'AuthorizationPolicy', metadata, { spec });
}
