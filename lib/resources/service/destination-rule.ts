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

/** The settings of a host or of one of its ports; both have the same fields. */
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
 * Local endpoints first, and failing ones are ejected. Without outlier detection Istio has no priorities: remote
 * endpoints would share the calls with local pods. Without maxEjectionPercent Envoy ejects at most a tenth, which is
 * nobody in a small pool.
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
 * HTTP connections are replaced regularly, because a stopping gateway cannot ask callers to close them. TCP
 * connections are not replaced, because that would cut them while in use.
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
