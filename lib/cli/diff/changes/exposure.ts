import { listed } from '../../../model/text';
import type { Manifest } from '../../../resources/manifest';
import { listAt, textAt, textsAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector } from '../change';

/** Hosts that a gateway exposes to other clusters. */
export const exposure: Detector = {
  id: 'exposure',
  *find({ objects }) {
    for (const object of objects.filter(({ kind, group }) => kind === 'Gateway' && group === 'networking.istio.io')) {
      const before = exposed(object.before);
      const after = exposed(object.after);
      const wider = after.filter((host) => !before.includes(host));
      const narrower = before.filter((host) => !after.includes(host));
      const gateway = object.name.replace(/^Gateway /, 'gateway ');
      if (wider.length > 0) {
        const severity = wider.some(isWildcard) ? 'danger' : 'review';
        yield about(object, severity, `exposure widened: ${gateway} lists ${listed(wider)}`, coversHosts);
      }
      if (narrower.length > 0) {
        yield about(object, 'info', `exposure narrowed: ${gateway} no longer lists ${listed(narrower)}`, coversHosts);
      }
    }
  },
};

function exposed(gateway: Manifest | undefined): readonly string[] {
  const open = listAt(gateway, 'spec', 'servers').filter(
    (server) => textAt(server, 'tls', 'mode') === 'AUTO_PASSTHROUGH',
  );
  return [...new Set(open.flatMap((server) => textsAt(server, 'hosts')))];
}

/** A wildcard such as `*.local`, with or without a namespace, also exposes services that nobody exported. */
function isWildcard(host: string): boolean {
  return host.replace(/^[^/]*\//, '').startsWith('*');
}

function coversHosts({ path }: { readonly path: string }): boolean {
  return /^spec\.servers\b.*\.hosts$/.test(path);
}
