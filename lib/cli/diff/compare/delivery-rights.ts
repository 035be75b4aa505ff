import { groupByEach, memoized } from '../../../model/collections';
import type { Manifest } from '../../../resources/manifest';
import { at, canonical, listAt, textAt } from '../../../resources/read/fields';
import { DELIVERY } from '../read/dist-path';
import type { ObjectChange } from './compare-objects';
import type { JsonChange } from './json-changes';

/** Lists of an AppProject that limit sources, destinations and kinds (Argo CD reference, AppProject). */
const LISTS = ['sourceRepos', 'destinations', 'clusterResourceWhitelist', 'namespaceResourceWhitelist'] as const;

const RIGHTS = new RegExp(`^spec\\.(${LISTS.join('|')})\\b`);

/** One item of a list of an AppProject. */
export interface DeliveryRight {
  readonly list: (typeof LISTS)[number];
  readonly item: unknown;
}

/** Questions about the AppProjects of a change. */
export interface DeliveryRights {
  /** Rights that a project gains although no object of the change needs them. */
  readonly unexplained: (project: ObjectChange) => readonly DeliveryRight[];
  /** Whether a chart of the project changes its version. */
  readonly isUpgraded: (project: ObjectChange) => boolean;
  /** Whether a change of a project, or one of its differences, only follows from other objects. */
  readonly follows: (project: ObjectChange, change?: JsonChange) => boolean;
}

/**
 * Finds the reasons for changed AppProjects. The library allows Argo CD exactly what dist/ needs, so most
 * rights follow from objects that are added or removed. A cluster can have several projects, and some
 * projects serve the whole mesh.
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

/** Whether the value before or after is not a list, so that rights cannot be compared. */
function isUnreadable({ path, items, removed, added }: JsonChange, list: string): boolean {
  return path === `spec.${list}` && !items && ![...removed, ...added].every((value) => Array.isArray(value));
}

/** Ignores AppProjects in the directory of a cluster, which are ordinary objects there. */
export function isProject({ kind, group, place }: ObjectChange): boolean {
  return kind === 'AppProject' && group === 'argoproj.io' && place.layer === DELIVERY;
}

/** A name that a former glob already matched does not count as a new right. */
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

/** The rights that objects need when they are added, removed, or moved to another project. */
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

  /** An upgraded chart can contain objects of other kinds. */
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

  /** Applications that move into or out of a project. */
  #assignedTo(project: ObjectChange): readonly ObjectChange[] {
    const name = nameIn(project.after ?? project.before);
    return this.#applications.filter(({ before, after }) => {
      const [from, to] = [before, after].map((side) => textAt(side, 'spec', 'project'));
      return from !== to && (from === name || to === name);
    });
  }

  /** A chart needs the source and namespace of its Application, and kinds that only its project lists. */
  #brings({ before, after }: ObjectChange, { list, item }: DeliveryRight): boolean {
    if (before !== undefined && after !== undefined) return this.#hadBefore(before, { list, item });
    const application = after ?? before;
    if (list === 'sourceRepos') return reposOf(application).includes(String(item));
    if (list === 'destinations')
      return textAt(item, 'namespace') === textAt(application, 'spec', 'destination', 'namespace');
    return !isLayer(application);
  }

  /** Project `default` allows everything. In other projects, the right is new unless the project allowed it. */
  #hadBefore(application: Manifest, right: DeliveryRight): boolean {
    const former = textAt(application, 'spec', 'project');
    if (former === 'default') return true;
    const rights = former === undefined ? [] : rightsIn(this.#projects.get(former));
    return rights.some((each) => canonical(each) === canonical(right) || contains(each, right));
  }
}

/** An added or removed object needs its namespace, its kind, and its name if it is cluster-scoped. */
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

/** Accepts a name with a prefix, such as `istio*`. The name `*` alone also allows objects that nothing needs. */
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

/** Applications of layers and clusters deliver objects of dist/, so these objects show the needed rights. */
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
