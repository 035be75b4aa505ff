import { textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { JsonChange } from '../compare/json-changes';
import { described } from '../render/format';

/** The address at which other clusters, or the world, find a Service. */
export const loadBalancer: Detector = {
  id: 'load-balancer',
  find: ({ objects }) => {
    const services = objects.filter(({ kind, group }) => kind === 'Service' && group === '');
    return services.flatMap((service) => {
      if (service.before === undefined) return isBalanced(service.after) ? added(service, services) : [];
      if (service.after === undefined) return isBalanced(service.before) ? removed(service, services) : [];
      return changed(service);
    });
  },
};

const TYPE = 'LoadBalancer';

function isBalanced(service: unknown): boolean {
  return textAt(service, 'spec', 'type') === TYPE;
}

/** A Service of another name is another load balancer, with another address. */
function removed(service: ObjectChange, services: readonly ObjectChange[]): readonly Change[] {
  const successor = services.find((other) => isSuccessor(other, service));
  if (successor === undefined) return [about(service, 'danger', `load balancer removed: ${service.name}`)];
  const replaced = about(service, 'danger', `load balancer replaced: ${service.name} -> ${successor.name}`);
  return [{ ...replaced, explains: [{ object: service }, { object: successor }] }];
}

function added(service: ObjectChange, services: readonly ObjectChange[]): readonly Change[] {
  const replaces = services.some((other) => isSuccessor(service, other));
  // Of two Services that follow each other the first one says it.
  return [about(service, 'review', `load balancer added: ${service.name}`)].filter(() => !replaces);
}

function isSuccessor(service: ObjectChange, of: ObjectChange): boolean {
  if (service.before !== undefined || of.after !== undefined) return false;
  const samePlace = service.place.area === of.place.area && service.place.component === of.place.component;
  return samePlace && isBalanced(service.after) && isBalanced(of.before);
}

function changed(service: ObjectChange): readonly Change[] {
  const { before, after, name } = service;
  const covers = (change: JsonChange): boolean => RECREATES.test(change.path);
  if (isBalanced(before) !== isBalanced(after)) {
    const what = isBalanced(before) ? 'load balancer removed' : 'load balancer added';
    const severity = isBalanced(before) ? 'danger' : 'review';
    return [about(service, severity, `${what}: ${name}, ${described(service.differences.filter(covers))}`, covers)];
  }
  if (!isBalanced(after)) return [];
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

/** Kubernetes refuses another class in place, so the Service must be made anew. */
const RECREATES = /^spec\.(?:type|loadBalancerClass)$/;

/** Annotations of a cloud: some of them it takes over in place, others it does not. */
function isCloudSetting({ path }: JsonChange): boolean {
  return /^metadata\.annotations\b/.test(path) && !/\["?(?:external-dns\.|argocd\.argoproj\.io|kubectl\.)/.test(path);
}
