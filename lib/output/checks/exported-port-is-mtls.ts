import type { EntryFacts } from '../../model/facts/entry';
import type { IstioFacts } from '../../model/facts/istio';
import type { PortFacts } from '../../model/facts/service';
import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/component-part';
import { isOfKind, nameOf } from '../../resources/manifest';
import { hostObjectsIn, rivalsOf, rulesFor, tlsModeOf } from '../../resources/read/client-tls';
import type { HostObjects } from '../../resources/read/client-tls';
import { exportedPods } from '../../resources/read/exported-pods';
import type { ExportedPods } from '../../resources/read/exported-pods';
import { peerModes, peersIn } from '../../resources/read/peer-mode';
import type { Peers } from '../../resources/read/peer-mode';
import { isClosedToInjection, keptFromSidecar, withoutSidecar } from '../../resources/read/sidecar-injection';
import type { Check } from './check';

/**
 * A gateway forwards calls from other clusters, still encrypted, to pods that accept Istio's mutual TLS. istiod does
 * not give it any other pods as endpoints.
 */
export const exportedPortIsMtls: Check = {
  id: 'exported-port-is-mtls',
  *check(name, objects, fleet) {
    const cluster = fleet.cluster(name);
    if (cluster === undefined) return;
    const around: Around = {
      istio: cluster.istio,
      namespaces: new Map(
        objects
          .filter(({ manifest }) => isOfKind(manifest, '', 'Namespace'))
          .map((each) => [each.manifest.metadata.name, each]),
      ),
      peers: peersIn(objects),
      hosts: hostObjectsIn(objects),
    };
    for (const exported of exportedPods(name, objects, fleet)) {
      const exposed = exported.entries.filter((entry) => fleet.isExposed(entry, name));
      if (exposed.length === 0) continue;
      yield* sidecarFaults(exported, around);
      yield* policyFaults(exported, around);
      yield* hostFaults(exposed, exported, around);
    }
  },
};

/** The cluster's objects that decide about sidecars and mutual TLS. */
interface Around {
  readonly istio: IstioFacts;
  readonly namespaces: ReadonlyMap<string, Placed>;
  readonly peers: Peers;
  readonly hosts: HostObjects;
}

function* sidecarFaults(
  { service, entries: [{ host }], workloads }: ExportedPods,
  { istio, namespaces }: Around,
): Generator<Finding> {
  const namespace = namespaces.get(service.namespace);
  if (namespace !== undefined && isClosedToInjection(namespace.manifest)) {
    yield {
      path: namespace.path,
      what: `pods of namespace "${service.namespace}" get no sidecar, and other clusters call "${host}" there`,
      value: { 'istio-injection': namespace.manifest.metadata.labels?.['istio-injection'] },
      fix: 'remove the label, or export nothing from this namespace',
    };
    return;
  }
  for (const workload of workloads) {
    const { path, manifest } = workload;
    const reason = withoutSidecar(workload, namespace?.manifest, istio);
    if (reason !== undefined) {
      yield {
        path,
        what: `the pods behind "${host}" ${reason}, and other clusters call them by mutual TLS`,
        value: nameOf(manifest),
        fix: 'let the pods have a sidecar (addNamespace injects it), or do not export the service',
      };
      continue;
    }
    for (const { targetPort } of service.ports) {
      const annotation = keptFromSidecar(workload, targetPort);
      if (annotation === undefined) continue;
      yield {
        path,
        what: `the pods behind "${host}" keep port ${targetPort} from their sidecar, and other clusters call it by mutual TLS`,
        value: { [annotation]: workload.annotations[annotation] },
        fix: `change the annotation so that the sidecar takes port ${targetPort}, or do not export the port`,
      };
    }
  }
}

function* policyFaults(
  { service, entries: [{ host }], workloads }: ExportedPods,
  { istio, peers }: Around,
): Generator<Finding> {
  const labels = workloads.map((workload) => workload.labels);
  for (const { targetPort } of service.ports) {
    for (const { path, manifest, isOwn, mode } of peerModes(service, labels, targetPort, istio.namespace, peers)) {
      // The library's own says something else where a patch made it, and PERMISSIVE leaves the port reachable.
      if (mode === undefined || mode === 'STRICT' || (isOwn && mode === 'PERMISSIVE')) continue;
      yield {
        path,
        what: isOwn
          ? `port ${targetPort} of the pods behind "${host}" takes no mutual TLS (${mode})`
          : `a second PeerAuthentication with a selector says ${mode} for port ${targetPort} behind "${host}"; of the two the older one counts`,
        value: nameOf(manifest),
        fix: isOwn
          ? 'take the port out of the patch'
          : `remove it; what differs for single ports is a patch of PeerAuthentication ${service.namespace}/${service.name}`,
      };
    }
  }
}

function* hostFaults(
  exposed: readonly EntryFacts[],
  { service, workloads }: ExportedPods,
  { istio, peers, hosts }: Around,
): Generator<Finding> {
  const said = new Set<Placed['manifest']>();
  const labels = workloads.map((workload) => workload.labels);
  const isPermissive = ({ targetPort }: PortFacts): boolean =>
    peerModes(service, labels, targetPort, istio.namespace, peers).some(({ mode }) => mode === 'PERMISSIVE');
  for (const entry of exposed) {
    for (const rule of rulesFor(entry, istio.namespace, hosts)) {
      // A gateway sends nothing on in the clear; callers of the own cluster may, where a patch lets them.
      const isThrough = rule.host === entry.host || entry.globalServiceName;
      const port = service.ports.find((each) => isPlain(rule, each) && (isThrough || !isPermissive(each)));
      if (port === undefined || said.has(rule.manifest)) continue;
      said.add(rule.manifest);
      yield {
        path: rule.path,
        what: `calls to "${rule.host}" go out with tls.mode ${tlsModeOf(rule, port.port)}, and its pods take Istio's mutual TLS`,
        value: nameOf(rule.manifest),
        fix: 'leave tls out of the rule: sidecars use mutual TLS by themselves',
      };
    }
    for (const { path, manifest, host } of rivalsOf(entry, hosts)) {
      if (said.has(manifest)) continue;
      said.add(manifest);
      yield {
        path,
        what: `a second ${manifest.kind} is about "${host}": one of the two hides the other, or both apply`,
        value: nameOf(manifest),
        fix: "remove it, and change the library's with a patch",
      };
    }
  }
}

function isPlain(rule: Placed, { port }: PortFacts): boolean {
  const mode = tlsModeOf(rule, port);
  return mode !== undefined && mode !== 'ISTIO_MUTUAL';
}
