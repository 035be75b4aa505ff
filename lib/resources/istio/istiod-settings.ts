import type { ClusterFacts } from '../../model/facts/cluster';
import type { HelmValues } from '../../model/facts/helm-values';
import type { Fleet } from '../../model/fleet/fleet';
import { NETWORK_LABEL } from '../../model/names';
import { istiodFiles, kubeconfigFiles } from '../../model/upstream/istiod-files';
import { SOURCES } from '../../model/versions';
import { READER_SERVICE_ACCOUNT } from '../remotes/reader-token';
import { serviceSettings } from '../remotes/service-settings';
import { mergeValues } from './merge-values';
import { mounted } from './secret-files';

/**
 * Set in base and istiod: the charts render `Ignore` on installation and istiod makes it `Fail`,
 * which Argo CD would undo permanently.
 */
export const VALIDATION: HelmValues = { base: { validationFailurePolicy: 'Fail' } };

/**
 * Finds out that an idle connection is dead before a call hangs on it: load balancers forget idle
 * connections silently after 240 s (Azure) or 350 s (AWS NLB). Without it Linux would ask after 2 hours.
 */
const TCP_KEEPALIVE = { time: '60s', interval: '20s', probes: 3 };

/** With it a Gateway object selects pods of its own namespace only, so nobody else can open the east-west gateway. */
const GATEWAY_SCOPE = { PILOT_SCOPE_GATEWAY_TO_NAMESPACE: 'true' };

/** The keys that count; `global.trustDomain` and PILOT_ENABLE_MULTINETWORK have no effect in any supported release. */
export function istiodValues(fleet: Fleet, cluster: ClusterFacts): HelmValues {
  const { id, trustDomain } = fleet.mesh;
  const services = serviceSettings(fleet, cluster);
  const computed: HelmValues = {
    global: {
      meshID: id,
      network: cluster.network,
      multiCluster: { clusterName: cluster.name },
      hub: SOURCES.istioImages,
    },
    meshConfig: {
      trustDomain,
      tcpKeepalive: TCP_KEEPALIVE,
      // Mesh-wide hosts exist in no cluster's DNS: the sidecar must answer for them.
      ...(cluster.istio.dnsCapture && { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } } }),
      ...(services.length > 0 && { serviceSettings: services }),
    },
    ...VALIDATION,
    env: GATEWAY_SCOPE,
  };
  return mergeValues(computed, mounted(istiodFiles(fleet, cluster.name)));
}

/** Settings that an existing istiod needs, one sentence each. */
export function existingIstioSettings(fleet: Fleet, cluster: ClusterFacts): readonly string[] {
  const { istio, network, name } = cluster;
  const { id, trustDomain } = fleet.mesh;
  return [
    `istiod ${istio.version} runs in ${istio.namespace}, with global.meshID "${id}", global.network "${network}" and global.multiCluster.clusterName "${name}"`,
    `Its meshConfig has trustDomain "${trustDomain}"${istio.dnsCapture ? ' and defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE "true"' : ''}`,
    `Its meshConfig has tcpKeepalive ${JSON.stringify(TCP_KEEPALIVE)}, so that idle connections that a load balancer forgot do not hang`,
    'It has the environment variable PILOT_SCOPE_GATEWAY_TO_NAMESPACE=true, so that no Gateway of another namespace opens the east-west gateway',
    `Namespace ${istio.namespace} carries the label ${NETWORK_LABEL}=${network}`,
    ...discoverySettings(fleet, cluster),
  ];
}

function discoverySettings(fleet: Fleet, cluster: ClusterFacts): readonly string[] {
  const services = serviceSettings(fleet, cluster);
  if (services.length === 0) return [];
  const { namespace } = cluster.istio;
  return [
    `Its meshConfig has serviceSettings ${JSON.stringify(services)}`,
    ...kubeconfigFiles(fleet, cluster.name).map(
      ({ secret, directory, setting }) =>
        `It mounts Secret ${namespace}/${secret}, optional, at ${directory}, and has the environment variable ${setting}=${directory}`,
    ),
    `ServiceAccount ${namespace}/${READER_SERVICE_ACCOUNT} of Istio's chart base exists, with istiod's ClusterRole for it`,
  ];
}
