import type { Fleet } from '../../model/fleet/fleet';
import { selects } from '../../model/label-selector';
import type { Labels } from '../../model/label-selector';
import { GATEWAY_NAMESPACE, exposureName, gatewayName } from '../../model/names';
import { EAST_WEST_PORT } from '../../model/ports';
import type { Placed } from '../../resources/component-part';
import { isOfKind, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { fieldsOf, itemsOf, labelsOf, textsOf } from '../../resources/read/fields';
import { workloadsIn } from '../../resources/read/workload';
import type { Check } from './check';

/** The entries alone decide which hosts other clusters reach through an east-west gateway. */
export const oneOwnerPerGateway: Check = {
  id: 'one-owner-per-gateway',
  *check(cluster, objects, fleet) {
    const others = objects.filter((placed) => isGatewayBesideOurs(placed, cluster, fleet));
    if (others.length === 0) return;
    const pods = gatewayPods(cluster, objects, fleet);
    for (const { path, manifest } of others) {
      const selected = pods.find(({ labels }) => appliesTo(manifest, labels));
      const servers = itemsOf(fieldsOf(manifest.spec).servers).filter(opensEastWestPort);
      if (selected === undefined || servers.length === 0) continue;
      yield {
        path,
        what: `${nameOf(manifest)} opens hosts on port ${EAST_WEST_PORT} of an east-west gateway beside the entries: every cluster reaches them, and Envoy refuses the whole listener if both open a host`,
        value: servers.flatMap(({ hosts }) => textsOf(hosts)),
        fix: `declare a CrossClusterServiceEntry for each host, or patch Gateway ${GATEWAY_NAMESPACE}/${exposureName(selected.id)}`,
      };
    }
  },
};

function isGatewayBesideOurs({ path, manifest }: Placed, cluster: string, fleet: Fleet): boolean {
  const isOurs = fleet.gatewaysOf(cluster).some((gateway) => gateway.path === path);
  return (
    isOfKind(manifest, 'networking.istio.io', 'Gateway') && manifest.metadata.namespace === GATEWAY_NAMESPACE && !isOurs
  );
}

/** Labels of the pods of the library's gateways, after patches. */
function gatewayPods(
  cluster: string,
  objects: readonly Placed[],
  fleet: Fleet,
): readonly { readonly id: string; readonly labels: Labels }[] {
  const workloads = workloadsIn(objects).filter(({ namespace }) => namespace === GATEWAY_NAMESPACE);
  return fleet.gatewaysOf(cluster).flatMap(({ id }) => {
    const own = workloads.find(({ manifest }) => manifest.metadata.name === gatewayName(id));
    return own === undefined ? [] : [{ id, labels: own.labels }];
  });
}

/** A Gateway without a selector applies to every pod (Istio, `mergeGateways`). */
function appliesTo({ spec }: Manifest, labels: Labels): boolean {
  const selector = labelsOf(fieldsOf(spec).selector);
  return Object.keys(selector).length === 0 || selects(selector, labels);
}

function opensEastWestPort({ port }: Readonly<Record<string, unknown>>): boolean {
  return fieldsOf(port).number === EAST_WEST_PORT;
}
