import { textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { JsonChange } from '../compare/json-changes';
import { described } from '../render/format';

/** Load balancers, because a new one gets another address. */
export const loadBalancer: Detector = {
  id: 'load-balancer',
  find: ({ objects }) => {
    const services = objects.filter(({ kind, group }) => kind === 'Service' && group === '');
    return services.flatMap((service) => {
      if (service.before === undefined) return isLoadBalancer(service.after) ? added(service, services) : [];
      if (service.after === undefined) return isLoadBalancer(service.before) ? removed(service, services) : [];
      return changed(service);
    });
  },
};

const TYPE = 'LoadBalancer';

function isLoadBalancer(service: unknown): boolean {
  return textAt(service, 'spec', 'type') === TYPE;
}

/** A Service with another name gets a new load balancer with another address. */
function removed(service: ObjectChange, services: readonly ObjectChange[]): readonly Change[] {
  const successor = services.find((other) => isSuccessor(other, service));
  if (successor === undefined) return [about(service, 'danger', `load balancer removed: ${service.name}`)];
  const replaced = about(service, 'danger', `load balancer replaced: ${service.name} -> ${successor.name}`);
  return [{ ...replaced, explains: [{ object: service }, { object: successor }] }];
}

function added(service: ObjectChange, services: readonly ObjectChange[]): readonly Change[] {
  const replaces = services.some((other) => isSuccessor(service, other));
  // The removed Service already reports the replacement.
  return [about(service, 'review', `load balancer added: ${service.name}`)].filter(() => !replaces);
}

function isSuccessor(service: ObjectChange, of: ObjectChange): boolean {
  if (service.before !== undefined || of.after !== undefined) return false;
  const samePlace = service.place.area === of.place.area && service.place.component === of.place.component;
  return samePlace && isLoadBalancer(service.after) && isLoadBalancer(of.before);
}

function changed(service: ObjectChange): readonly Change[] {
  const { before, after, name } = service;
  const covers = (change: JsonChange): boolean => RECREATES.test(change.path);
  if (isLoadBalancer(before) !== isLoadBalancer(after)) {
    const what = isLoadBalancer(before) ? 'load balancer removed' : 'load balancer added';
    const severity = isLoadBalancer(before) ? 'danger' : 'review';
    return [about(service, severity, `${what}: ${name}, ${described(service.differences.filter(covers))}`, covers)];
  }
  if (!isLoadBalancer(after)) return [];
  const recreating = service.differences.filter(covers);
  const uncertain = service.differences.filter(isCloudSetting);
  return [
    ...recreating.map((change) =>
      about(service, 'danger', `load balancer replaced: ${name}, ${described([change])}`, covers),
    ),
    ...uncertain.map((change) =>
      about(service, 'review', `load balancer may be replaced: ${name}, ${described([change])}`, isCloudSetting),
    ),
  ];
}

/** Kubernetes rejects another class in place, so the Service must be recreated. */
const RECREATES = /^spec\.(?:type|loadBalancerClass)$/;

/** Annotations for the cloud provider, which applies some in place and recreates the load balancer for others. */
function isCloudSetting({ path }: JsonChange): boolean {
  return /^metadata\.annotations\b/.test(path) && !/\["?(?:external-dns\.|argocd\.argoproj\.io|kubectl\.)/.test(path);
}
