import { serviceKey } from '../../model/names';
import type { Finding } from '../../model/rules/rule';
import { isUnderstood, protocolOfServicePort } from '../../model/service-protocol';
import type { Placed } from '../../resources/component-part';
import { isOfKind } from '../../resources/manifest';
import { exportedPods } from '../../resources/read/exported-pods';
import type { ExportedPods } from '../../resources/read/exported-pods';
import { fieldsOf, itemsOf } from '../../resources/read/fields';
import type { Check } from './check';

/**
 * A sidecar reads the protocol of a port from the older of the Service and the ServiceEntry. The Service is the older
 * one, because its layer comes first.
 */
export const serviceSpeaksTheProtocol: Check = {
  id: 'service-speaks-the-protocol',
  *check(cluster, objects, fleet) {
    const services = new Map(
      objects
        .filter(({ manifest }) => isOfKind(manifest, '', 'Service'))
        .map((placed) => {
          const { name, namespace = '' } = placed.manifest.metadata;
          return [serviceKey({ name, namespace }), placed];
        }),
    );
    for (const exported of exportedPods(cluster, objects, fleet)) {
      const own = services.get(serviceKey(exported.service));
      if (own !== undefined) yield* faultsOf(exported, own);
    }
  },
};

function* faultsOf({ service, entries }: ExportedPods, { path, manifest }: Placed): Generator<Finding> {
  const ports = itemsOf(fieldsOf(manifest.spec).ports).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  for (const { name, port, protocol } of service.ports) {
    const found = ports.find((each) => each.port === port);
    const spoken = found && protocolOfServicePort(found);
    if (spoken === undefined || isUnderstood(spoken, protocol)) continue;
    yield {
      path,
      what: `port ${port} of the Service behind "${entries[0].host}" says ${spoken}, and port "${name}" of the entry says ${protocol}`,
      value: found?.appProtocol ?? found?.name,
      fix: `give both the same protocol: appProtocol or name of the Service's port, and protocol or name of the entry's`,
    };
  }
}
