import type { CallerDescription, EntryDescription, ServiceDescription } from './description';
import { CALLERS, DOMAINS, NAMESPACES, SERVICES, TRICKY } from './names';
import { pick, places } from './random';
import type { EntryShape, ServiceShape } from './shape';

/** A Service; Services of other places have other names. */
export function serviceOf(shape: ServiceShape, index: number, peers: number): ServiceDescription {
  const plain = `${pick(SERVICES, shape.name)}${index === 0 ? '' : index}`;
  // There are three times as many names as services at the most, so that no two get the same.
  const name = shape.tricky ? pick(TRICKY, shape.name * 4 + index) : plain;
  return {
    namespace: shape.tricky ? pick(TRICKY, shape.namespace) : pick(NAMESPACES, shape.namespace),
    name,
    serviceAccount: shape.selector % 2 === 0 ? name : `${name}.sa`,
    selector: selectorOf(shape.selector, name, places(shape.exporters, peers).length),
    ports: places(shape.ports, PORTS.length).map((place) => pick(PORTS, place)),
    ...(shape.canonicalName && shape.selector !== OF_CANONICAL_NAME && { canonicalName: `${name}-canonical` }),
  };
}

const PORTS: ServiceDescription['ports'] = [
  { name: 'http', port: 80, targetPort: 8080 },
  { name: 'grpc', port: 9090 },
  { name: 'tcp-db', port: 5432 },
  { name: 'https', port: 443, targetPort: 8443 },
  { name: 'http2-admin', port: 8081, targetPort: 8080 },
  { name: 'mongo', port: 27017, protocol: 'MONGO' },
];

const OF_CANONICAL_NAME = 9;

/** Most select by a label that tells the canonical name; where one cluster runs it, some by that name itself. */
function selectorOf(selector: number, name: string, exporters: number): Record<string, string> {
  if (selector < 6) return { app: name };
  if (selector < 8) return { 'app.kubernetes.io/name': name, tier: '007' };
  if (selector === 8) return { app: name, version: 'v1' };
  return selector === OF_CANONICAL_NAME && exporters === 1
    ? { 'service.istio.io/canonical-name': name }
    : { app: name };
}

/** An identity that calls. */
export function callerOf(number: number): CallerDescription {
  return { namespace: pick(CALLERS, number), serviceAccount: pick(['frontend', 'batch.v1', '007'], number >> 1) };
}

/** A host of a Service. All hosts of a Service say the same of what they share. */
export function entryOf(
  shape: EntryShape,
  index: number,
  services: readonly ServiceShape[],
  peers: number,
  addressed: boolean,
): EntryDescription {
  const at = shape.service % services.length;
  const service = pick(services, at);
  const exporters = places(service.exporters, peers).slice(0, shape.alone ? 1 : undefined);
  return {
    id: `entry-${index}`,
    host: `${pick(SERVICES, service.name)}${index}.${pick(DOMAINS, shape.domain)}`,
    service: at,
    exportedBy: exporters,
    importedBy: shape.importers && places(shape.importers, peers),
    routing: routingOf(service, exporters),
    address:
      addressed || shape.address ? pick([`240.10.0.${index + 1}`, `fd00::${index + 1}`], shape.domain) : undefined,
    globalServiceName: shape.globalServiceName && exporters.length > 1,
  };
}

function routingOf({ preference, order }: ServiceShape, exporters: readonly number[]): EntryDescription['routing'] {
  const last = exporters.length - 1;
  const [first = 0, second = 0] = (order[0] ?? 0) % 2 === 0 ? exporters : exporters.toReversed();
  if (preference === 3 && last > 0) {
    // Istio can tell three steps apart, and who is not listed shares the last one. Every order lists somebody.
    const listed = [...new Set([...places(order, exporters.length), 0])].slice(0, 2);
    return { type: 'ordered', order: listed.map((at) => pick(exporters, at)) };
  }
  if (preference === 4 && last === 1) return { type: 'activeStandby', active: first, standby: second };
  if (preference === 5 && last > 0) {
    const share = order.length === 0 ? 0 : Math.floor(100 / exporters.length);
    const weights = exporters.map((cluster, index) => ({
      cluster,
      weight: index === last ? 100 - share * last : share,
    }));
    return { type: 'weighted', weights };
  }
  return { type: 'nearest' };
}
