import { toJson_DestinationRuleSpec as toDestinationRuleSpec } from '../../../imports/networking.istio.io';
import { dashed } from '../../model/names';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import type { Placement } from './placement';

/**
 * Local first, and away from what fails. Without outlier detection Istio has no priorities at all:
 * remote endpoints would share the calls with local pods. Without maxEjectionPercent Envoy ejects at
 * most a tenth, which for a small pool is nobody.
 */
export function failoverRule(
  host: string,
  namespace: string,
  exportTo: string[],
  { loadBalancing }: Pick<Placement, 'loadBalancing'>,
): Manifest {
  const spec = toDestinationRuleSpec({
    host,
    exportTo,
    trafficPolicy: {
      loadBalancer: { localityLbSetting: { enabled: true, ...loadBalancing } },
      outlierDetection: {
        consecutive5XxErrors: 5,
        interval: '5s',
        baseEjectionTime: '30s',
        maxEjectionPercent: 100,
      },
      connectionPool: { tcp: { connectTimeout: '3s' } },
    },
  });
  return manifest('networking.istio.io/v1', 'DestinationRule', { name: dashed(host), namespace }, { spec });
}
