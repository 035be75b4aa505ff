import { groupByEach } from '../../model/collections';
import type { PortFacts } from '../../model/facts/service';
import { selects } from '../../model/label-selector';
import type { Labels } from '../../model/label-selector';
import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/component-part';
import { groupOf, isOfKind, nameOf } from '../../resources/manifest';
import { exportedPods } from '../../resources/read/exported-pods';
import type { ExportedPods } from '../../resources/read/exported-pods';
import { fieldsOf, itemsOf, labelsOf } from '../../resources/read/fields';
import type { Fields } from '../../resources/read/fields';
import { canonicalNameOfPods, containerPorts } from '../../resources/read/workload';
import type { Workload } from '../../resources/read/workload';
import type { Check } from './check';

/**
 * An entry describes a Service and its pods. If these are declared here, too, both descriptions must agree. Objects
 * of another repository are not known, so they are not checked.
 */
export const serviceSelectorMatchesAWorkload: Check = {
  id: 'service-selector-matches-a-workload',
  *check(cluster, objects, fleet) {
    const services = groupByEach(
      objects.filter(({ manifest }) => isOfKind(manifest, '', 'Service')),
      ({ manifest }) => [manifest.metadata.namespace ?? ''],
    );
    for (const exported of exportedPods(cluster, objects, fleet)) {
      yield* podFaults(exported);
      const { namespace, name } = exported.service;
      const around = services.get(namespace) ?? [];
      const own = around.find(({ manifest }) => manifest.metadata.name === name);
      if (own === undefined) continue;
      const globalName = fleet.exportedService(cluster, exported.service)?.globalName === true;
      yield* saysOtherwise(exported, own, globalName) ?? selectsNothing(exported, own, around, objects);
      yield* portFaults(exported, own, globalName);
    }
  },
};

function* podFaults({ service, entries, workloads }: ExportedPods): Generator<Finding> {
  const shared = entries.find(({ exportedBy }) => exportedBy.length > 1);
  for (const workload of workloads) {
    const { path, manifest, serviceAccount } = workload;
    if (serviceAccount !== service.serviceAccount) {
      yield {
        path,
        what: `the pods behind "${entries[0].host}" run as service account "${serviceAccount}", and its callers accept "${service.serviceAccount}" only`,
        value: nameOf(manifest),
        fix: 'set serviceAccountName of the pods, or serviceAccount of the entry: in all clusters it is the same',
      };
    }
    for (const port of service.ports) yield* namedElsewhere(port, workload, entries[0].host);
    const canonical = canonicalNameOfPods(workload);
    if (shared?.service.canonicalName === undefined || canonical === undefined) continue;
    if (canonical === shared.service.canonicalName) continue;
    yield {
      path,
      what: `the pods behind "${shared.host}" have the canonical name "${canonical}", and the entry selects "${shared.service.canonicalName}"`,
      value: nameOf(manifest),
      fix: 'set canonicalName of the entry, or the label service.istio.io/canonical-name of the pods',
    };
  }
}

/** The endpoints of an entry are at the container port of its port's name, before `targetPort` (Istio, `conversion.go`). */
function* namedElsewhere({ name, targetPort }: PortFacts, workload: Workload, host: string): Generator<Finding> {
  const found = containerPorts(workload).find((port) => port.name === name);
  if (found === undefined || found.containerPort === targetPort) return;
  yield {
    path: workload.path,
    what: `container port "${name}" of the pods behind "${host}" takes precedence over the entry's port of that name, whose targetPort is ${targetPort}`,
    value: found.containerPort,
    fix: `give the name to container port ${targetPort}, or the port of the entry another name`,
  };
}

function saysOtherwise(
  { service, entries, workloads, neighbours }: ExportedPods,
  { path, manifest }: Placed,
  globalName: boolean,
): readonly Finding[] | undefined {
  const { selector: given, type } = fieldsOf(manifest.spec);
  const selector = labelsOf(given);
  if (type === 'ExternalName' || Object.keys(selector).length === 0) return [withoutPods(entries[0].host, path, type)];
  if (textOf(selector) === textOf(service.selector)) return undefined;
  const chosen = neighbours.filter(({ labels }) => selects(selector, labels));
  const samePods = workloads.length === chosen.length && workloads.every((each) => chosen.includes(each));
  // Remote endpoints of a global name have the labels of the entry, so there it must be the very same.
  if (!globalName && workloads.length > 0 && samePods) return undefined;
  return [
    {
      path,
      what: `the Service behind "${entries[0].host}" selects other pods than the entry says`,
      value: { Service: selector, entry: service.selector },
      fix: 'give both the same selector, best from one constant',
    },
  ];
}

/** Other clusters can only reach pods with a sidecar, and such a Service has none. */
function withoutPods(host: string, path: string, type: unknown): Finding {
  return {
    path,
    what: `the Service behind "${host}" has no pods: ${type === 'ExternalName' ? 'it is another name for a host outside' : 'it has no selector'}`,
    value: type ?? null,
    fix: 'export the Service of pods with a sidecar; put a proxy with a sidecar in front of a host outside the mesh',
  };
}

function selectsNothing(
  { service, entries, workloads, neighbours }: ExportedPods,
  { path }: Placed,
  services: readonly Placed[],
  objects: readonly Placed[],
): readonly Finding[] {
  if (workloads.length > 0 || othersMakePods(service.namespace, objects)) return [];
  const selectors = services.map(({ manifest }) => labelsOf(fieldsOf(manifest.spec).selector));
  const unclaimed = neighbours.filter(({ labels }) => !selectors.some((selector) => selects(selector, labels)));
  if (unclaimed.length === 0 || unclaimed.some(({ labels }) => canBecome(service.selector, labels))) return [];
  const there = unclaimed.map((each) => `${nameOf(each.manifest)} ${JSON.stringify(each.labels)}`);
  return [
    {
      path,
      what: `the Service behind "${entries[0].host}" selects no pods, and there are pods that no Service selects`,
      value: service.selector,
      fix: `correct the labels of the pods or both selectors; labels are those of ${there.join(', ')}`,
    },
  ];
}

/**
 * Whether a selector would select pods that get more labels while they run, as agents of databases give the role to
 * their own pod.
 */
function canBecome(selector: Labels, labels: Labels): boolean {
  const known = Object.entries(selector).filter(([key]) => key in labels);
  return known.length > 0 && known.every(([key, value]) => labels[key] === value);
}

/** A selector, whatever the order of its labels. */
function textOf(selector: Labels): string {
  return JSON.stringify(Object.entries(selector).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Groups of CRDs whose controllers make no pods that a Service would select. */
const WITHOUT_PODS = /(?:^|\.)(?:istio\.io|k8s\.io|external-secrets\.io|cert-manager\.io)$/;

/** Whether an object in a namespace may create pods that are not known here, as operators of databases do. */
function othersMakePods(namespace: string, objects: readonly Placed[]): boolean {
  return objects.some(({ manifest }) => {
    const group = groupOf(manifest);
    const isCustom = group.includes('.') && !WITHOUT_PODS.test(group);
    return isCustom && manifest.metadata.namespace === namespace && !/(?:Monitor|Rule)$/.test(manifest.kind);
  });
}

function* portFaults(exported: ExportedPods, { path, manifest }: Placed, globalName: boolean): Generator<Finding> {
  const { service, entries, workloads } = exported;
  const ports = itemsOf(fieldsOf(manifest.spec).ports).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  for (const port of service.ports) {
    const found = ports.find((each) => each.port === port.port);
    if (found === undefined) {
      // The host may have another number for the same port of the pods, but not the Service's own name.
      if (!globalName && ports.some((each) => targetsOf(each, workloads).includes(port.targetPort))) continue;
      yield {
        path,
        what: `the Service behind "${entries[0].host}" has no port ${port.port}`,
        value: ports.map((each) => each.port),
        fix: 'give the Service and the entry the same ports, best from one constant',
      };
    } else if (leadsElsewhere(found, port, exported)) {
      yield {
        path,
        what: `port ${port.port} of the Service behind "${entries[0].host}" does not lead to ${port.targetPort}, as the entry says`,
        value: found.targetPort ?? found.port,
        fix: 'say the number of the port on which the container listens, in targetPort of both',
      };
    }
  }
}

function leadsElsewhere(found: Fields, { targetPort }: PortFacts, { workloads }: ExportedPods): boolean {
  const targets = targetsOf(found, workloads);
  const listens = workloads.some((workload) =>
    containerPorts(workload).some((each) => each.containerPort === targetPort),
  );
  return !listens && targets.length > 0 && !targets.includes(targetPort);
}

/** Numbers to which a port of a Service leads; none, if no pods here have a port of that name. */
function targetsOf({ port, targetPort = port }: Fields, workloads: readonly Workload[]): readonly unknown[] {
  if (typeof targetPort !== 'string') return [targetPort];
  const named = workloads.flatMap(containerPorts).filter(({ name }) => name === targetPort);
  return named.map(({ containerPort }) => containerPort);
}
