import { listed } from '../../../model/text';
import { textAt } from '../../../resources/read/fields';
import { about, commonName } from '../change';
import type { Detector, Severity } from '../change';
import { isProject, rightsOf } from '../compare/delivery-rights';
import type { DeliveryRight } from '../compare/delivery-rights';

/** Rights that an AppProject gains although no object of the change needs them. */
export const projectRights: Detector = {
  id: 'project-rights',
  *find({ objects, surroundings: [, { toolNamespaces }] }) {
    const { unexplained, isUpgraded } = rightsOf(objects);
    for (const object of objects.filter((each) => isProject(each) && each.after !== undefined)) {
      const gained = unexplained(object);
      const severityOf = (right: DeliveryRight): Severity =>
        isWide(right, toolNamespaces) && !isUpgraded(object) ? 'danger' : 'review';
      for (const severity of ['danger', 'review'] as const) {
        const rights = gained.filter((right) => severityOf(right) === severity);
        if (rights.length === 0) continue;
        const what = `Argo CD may do more than this change needs: ${commonName(object)} allows ${listed(rights.map(words))}`;
        const lists = new Set(rights.map(({ list }) => `spec.${list}`));
        yield about(object, severity, what, ({ path }) => lists.has(path.replace(/\[.*$/, '')));
      }
    }
  },
};

/** A source, a cluster-scoped kind or the namespace of Argo CD can make somebody administrator. */
function isWide({ list, item }: DeliveryRight, toolNamespaces: ReadonlySet<string>): boolean {
  if (list === 'namespaceResourceWhitelist') return textAt(item, 'kind') === '*';
  if (list !== 'destinations') return true;
  const namespace = textAt(item, 'namespace') ?? '*';
  return namespace.includes('*') || toolNamespaces.has(namespace);
}

function words({ list, item }: DeliveryRight): string {
  if (list === 'sourceRepos') return `source ${String(item)}`;
  if (list === 'destinations') return `namespace ${textAt(item, 'namespace') ?? '*'}`;
  const [group = '', kind = '*', name] = ['group', 'kind', 'name'].map((field) => textAt(item, field));
  const shown = group === '' ? kind : `${kind}.${group}`;
  if (list === 'namespaceResourceWhitelist') return `every ${shown}`;
  return `${shown} ${name ?? '*'}`;
}
