import { serviceKey } from '../../model/names';
import { isOfKind, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { Check } from './check';

/**
 * The name of a headless Service means single pods, by their addresses. Pods of other clusters are one
 * endpoint without an address, so nothing that is exported can mean that.
 */
export const noHeadlessExport: Check = {
  id: 'no-headless-export',
  *check(cluster, objects, fleet) {
    const exported = new Map(fleet.exportsOf(cluster).map(({ service, host }) => [serviceKey(service), host]));
    for (const { path, manifest } of objects) {
      if (!isHeadless(manifest)) continue;
      const { name, namespace = '' } = manifest.metadata;
      const host = exported.get(serviceKey({ namespace, name }));
      if (host === undefined) continue;
      yield {
        path,
        what: `the Service behind "${host}" is headless`,
        value: nameOf(manifest),
        fix: 'export a Service with a cluster IP; a StatefulSet can have one beside its headless Service',
      };
    }
  },
};

function isHeadless(manifest: Manifest): boolean {
  if (!isOfKind(manifest, '', 'Service')) return false;
  return (manifest.spec as { clusterIP?: unknown } | undefined)?.clusterIP === 'None';
}
