import { groupByEach, memoized } from '../../../model/collections';
import type { Manifest } from '../../../resources/manifest';
import { at, canonical, listAt, textAt } from '../../../resources/read/fields';
import { DELIVERY } from '../read/dist-path';
import type { ObjectChange } from './compare-objects';
import type { JsonChange } from './json-changes';

/** Lists of an AppProject that say from where, where and what Argo CD may create (Argo CD reference, AppProject). */
const LISTS = ['sourceRepos', 'destinations', 'clusterResourceWhitelist', 'namespaceResourceWhitelist'] as const;

const RIGHTS = new RegExp(`^spec\\.(${LISTS.join('|')})\\b`);

/** One item of such a list. */
export interface DeliveryRight {
  readonly list: (typeof LISTS)[number];
  readonly item: unknown;
}

/** What the AppProjects of a change follow. */
export interface DeliveryRights {
  /** Rights that a project gains and that no object of the change needs. */
  readonly unexplained: (project: ObjectChange) => readonly DeliveryRight[];
  /** Whether a chart that a project serves gets another version. */
  readonly isUpgraded: (project: ObjectChange) => boolean;
  /** Whether a project, or one of its differences, only follows other objects. */
  readonly follows: (project: ObjectChange, change?: JsonChange) => boolean;
}

/**
 * Tells whether a change of an AppProject only follows objects that were added or removed: the library gives Argo CD
 * exactly the rights that dist/ needs. A cluster can have several projects, and some serve the whole mesh.
 */
export function rightsOf(objects: readonly ObjectChange[]): DeliveryRights {
  const byCluster = groupByEach(objects, ({ place }) => [place.cluster ?? '']);
  const needsOf = memoized((cluster: string | undefined) => {
    return new Needs(cluster === undefined ? objects : (byCluster.get(cluster) ?? []));
  });
  const isNeeded = (project: ObjectChange, right: DeliveryRight): boolean =>
    needsOf(project.place.cluster).contain(project, right);
  return {
    isUpgraded: (project) => needsOf(project.place.cluster).hasUpgradeOf(project),
    unexplained: (project) => gained(project).filter((right) => !isNeeded(project, right)),
    follows: (project, change) => {
      if (!isProject(project)) return false;
      const list = change === undefined ? undefined : RIGHTS.exec(change.path)?.[1];
      if (change !== undefined && (list === undefined || isUnreadable(change, list))) return false;
      if (change === undefined && !needsOf(project.place.cluster).hasApplicationOf(project)) return false;
      const differing = [...gained(project), ...lost(project)];
      return differing.every((right) => (list !== undefined && right.list !== list) || isNeeded(project, right));
    },
  };
}

/** Whether something other than a list replaces the list, or the other way round: rights cannot tell. */
function isUnreadable({ path, items, gone, come }: JsonChange, list: string): boolean {
  return path === `spec.${list}` && !items && ![...gone, ...come].every((value) => Array.isArray(value));
}

/** An AppProject that Argo CD reads from the delivery, not from the directory of a cluster. */
export function isProject({ kind, group, place }: ObjectChange): boolean {
  return kind === 'AppProject' && group === 'argoproj.io' && place.layer === DELIVERY;
}

/** A name that a glob already matched before is not a new right. */
function gained({ before, after }: ObjectChange): readonly DeliveryRight[] {
  const former = rightsIn(before);
  return beyond(rightsIn(after), former).filter((right) => !former.some((each) => contains(each, right)));
}

function lost({ before, after }: ObjectChange): readonly DeliveryRight[] {
  return beyond(rightsIn(before), rightsIn(after));
}

function rightsIn(project: Manifest | undefined): readonly DeliveryRight[] {
  return LISTS.flatMap((list) => listAt(project, 'spec', list).map((item) => ({ list, item })));
}

function beyond(rights: readonly DeliveryRight[], others: readonly DeliveryRight[]): readonly DeliveryRight[] {
  const known = new Set(others.map(canonical));
  return rights.filter((right) => !known.has(canonical(right)));
}

/** What the objects of a cluster, or of all, ask for as they come, go, or move to another project. */
class Needs {
  readonly #rights: ReadonlySet<string>;
  readonly #applications: readonly ObjectChange[];
  readonly #projects: ReadonlyMap<string, Manifest | undefined>;

  constructor(objects: readonly ObjectChange[]) {
    this.#rights = new Set(objects.flatMap(needs));
    this.#applications = objects.filter(({ kind, place }) => kind === 'Application' && place.layer === DELIVERY);
    this.#projects = new Map(objects.filter(isProject).map(({ before, after }) => [nameIn(before ?? after), before]));
  }

  contain(project: ObjectChange, right: DeliveryRight): boolean {
    return this.#isOfObject(right) || this.#assignedTo(project).some((each) => this.#brings(each, right));
  }

  #isOfObject(right: DeliveryRight): boolean {
    const key = keyOf(right);
    if (!isGlob(key)) return this.#rights.has(key);
    return [...this.#rights].some((need) => matches(key, need));
  }

  /** Whether a chart of a project is upgraded, which can bring objects of other kinds. */
  hasUpgradeOf(project: ObjectChange): boolean {
    const name = nameIn(project.after);
    return this.#applications.some(({ after, differences }) => {
      const isUpgraded = differences.some(({ path }) => path.endsWith('.targetRevision'));
      return isUpgraded && textAt(after, 'spec', 'project') === name;
    });
  }

  hasApplicationOf(project: ObjectChange): boolean {
    return this.#assignedTo(project).length > 0;
  }

  /** Applications that join or leave a project. */
  #assignedTo(project: ObjectChange): readonly ObjectChange[] {
    const name = nameIn(project.after ?? project.before);
    return this.#applications.filter(({ before, after }) => {
      const [from, to] = [before, after].map((side) => textAt(side, 'spec', 'project'));
      return from !== to && (from === name || to === name);
    });
  }

  /** A chart asks for what its Application names, and for kinds that only its project lists. */
  #brings({ before, after }: ObjectChange, { list, item }: DeliveryRight): boolean {
    if (before !== undefined && after !== undefined) return this.#hadBefore(before, { list, item });
    const application = after ?? before;
    if (list === 'sourceRepos') return reposOf(application).includes(String(item));
    if (list === 'destinations')
      return textAt(item, 'namespace') === textAt(application, 'spec', 'destination', 'namespace');
    return !isLayer(application);
  }

  /** Project `default` allows everything; the right is new only if the former project did not give it. */
  #hadBefore(application: Manifest, right: DeliveryRight): boolean {
    const former = textAt(application, 'spec', 'project');
    if (former === 'default') return true;
    const rights = former === undefined ? [] : rightsIn(this.#projects.get(former));
    return rights.some((each) => canonical(each) === canonical(right) || contains(each, right));
  }
}

/** The rights that an added or removed object needs: its namespace, its kind, and its name if it is cluster-scoped. */
function needs({ before, after, group, kind }: ObjectChange): readonly string[] {
  const object = before === undefined ? after : after === undefined ? before : undefined;
  if (object === undefined) return [];
  const { name, namespace } = object.metadata;
  return [
    keyOf({ list: 'clusterResourceWhitelist', item: { group, kind, name } }),
    keyOf({ list: 'namespaceResourceWhitelist', item: { group, kind } }),
    keyOf({ list: 'destinations', item: { namespace: namespace ?? name } }),
  ];
}

function keyOf({ list, item }: DeliveryRight): string {
  if (list === 'sourceRepos') return `${list} ${String(item)}`;
  if (list === 'destinations') return `${list} ${textAt(item, 'namespace') ?? '*'}`;
  return [list, textAt(item, 'group'), textAt(item, 'kind'), textAt(item, 'name')].join(' ');
}

/** Names of a chart's objects, as in `istio*`; a name that is only `*` allows objects that nobody needs. */
function isGlob(key: string): boolean {
  return /^clusterResourceWhitelist \S* \S+ [^*]+\*[^*]*$/.test(key);
}

/** Whether the name of a cluster-scoped right is a glob that matches the other name. */
function contains(right: DeliveryRight, other: DeliveryRight): boolean {
  const key = keyOf(right);
  return key.startsWith('clusterResourceWhitelist ') && matches(key, keyOf(other));
}

function matches(glob: string, text: string): boolean {
  return new RegExp(`^${glob.split('*').map(literally).join('.*')}$`).test(text);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Applications of layers and of clusters deliver what is in dist/, so its objects tell what they need. */
function isLayer(application: Manifest | undefined): boolean {
  return /(?:^|\/)(?:clusters|argocd)\//.test(`${textAt(application, 'spec', 'source', 'path') ?? ''}/`);
}

function reposOf(application: Manifest | undefined): readonly string[] {
  const sources = [at(application, 'spec', 'source'), ...listAt(application, 'spec', 'sources')];
  return sources.flatMap((source) => textAt(source, 'repoURL') ?? []);
}

function nameIn(object: Manifest | undefined): string {
  return object?.metadata.name ?? '';
}
