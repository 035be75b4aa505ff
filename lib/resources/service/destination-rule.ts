import { toJson_DestinationRuleSpec as toDestinationRuleSpec } from '../../../imports/networking.istio.io';
import type {
  DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSetting as LocalityLbSetting,
  DestinationRuleSpecTrafficPolicyOutlierDetection as OutlierDetection,
  DestinationRuleSpecTrafficPolicy as TrafficPolicy,
} from '../../../imports/networking.istio.io';
import type { PortFacts } from '../../model/facts/service';
import { dashed } from '../../model/names';
import { isHttp } from '../../model/ports';
import { DRAIN } from '../drain';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import type { Placement } from './placement';

/** The host that callers use, and who learns how to call it. */
interface Called {
  readonly host: string;
  readonly namespace: string;
  readonly exportTo: string[];
  readonly ports: readonly PortFacts[];
}

/** What the library sets for a host or for one of its ports; both take the same fields. */
interface Policy {
  readonly loadBalancer?: { readonly localityLbSetting: LocalityLbSetting };
  readonly outlierDetection?: OutlierDetection;
  readonly connectionPool?: {
    readonly tcp: { readonly connectTimeout?: string; readonly maxConnectionDuration?: string };
  };
}

/** How callers reach a host that several clusters answer. */
export function failoverRule(called: Called, placement: Pick<Placement, 'loadBalancing'>): Manifest {
  return destinationRule(called, withRenewal(called.ports, failover(placement)));
}

/** How callers reach a host that one other cluster answers; none where Istio's defaults are right. */
export function renewalRule(called: Called): readonly Manifest[] {
  return called.ports.some(isHttp) ? [destinationRule(called, withRenewal(called.ports, {}))] : [];
}

/**
 * Local first, and away from what fails. Without outlier detection Istio has no priorities at all:
 * remote endpoints would share the calls with local pods. Without maxEjectionPercent Envoy ejects at
 * most a tenth, which for a small pool is nobody.
 */
function failover({ loadBalancing }: Pick<Placement, 'loadBalancing'>): Policy {
  return {
    loadBalancer: { localityLbSetting: { enabled: true, ...loadBalancing } },
    outlierDetection: {
      consecutive5XxErrors: 5,
      interval: '5s',
      baseEjectionTime: '30s',
      maxEjectionPercent: 100,
    },
    connectionPool: { tcp: { connectTimeout: '3s' } },
  };
}

/**
 * HTTP connections are replaced regularly, because a gateway that stops cannot ask callers to leave. A
 * TCP connection is never replaced: it would be cut in the middle.
 */
function withRenewal(ports: readonly PortFacts[], policy: Policy): TrafficPolicy {
  const renewed: Policy = {
    ...policy,
    connectionPool: {
      tcp: { ...policy.connectionPool?.tcp, maxConnectionDuration: `${DRAIN.connectionSeconds}s` },
    },
  };
  if (ports.every(isHttp)) return renewed;
  const settings = ports.filter(isHttp).map(({ port }) => ({ port: { number: port }, ...renewed }));
  // Settings of a port inherit nothing (Istio reference, TrafficPolicy), so they repeat the policy.
  return settings.length > 0 ? { ...policy, portLevelSettings: settings } : policy;
}

function destinationRule({ host, namespace, exportTo }: Called, trafficPolicy: TrafficPolicy): Manifest {
  const spec = toDestinationRuleSpec({ host, exportTo, trafficPolicy });
  return manifest('networking.istio.io/v1', 'DestinationRule', { name: dashed(host), namespace }, { spec });
}
