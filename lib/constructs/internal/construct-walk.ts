import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { ChartFacts, ComponentFacts, TreeFacts } from '../../model/facts/tree';
import { WORKLOADS_COMPONENT } from '../../model/names';
import { MeshComponent } from '../mesh-component';
import { MESH_CLUSTER, isMarked } from './type-marks';

/** A user's Chart or object below a cluster, and the component that it belongs to. */
export interface UserContent {
  readonly component: string;
  /** A Chart whose class has a `toJson` of its own, or a single object. */
  readonly source: Chart | ApiObject;
}

/** What a walk over the construct tree finds. */
export interface Tree {
  readonly facts: TreeFacts;
  /** Components that render for every cluster. */
  readonly ofMesh: readonly MeshComponent[];
  /** Components below a cluster, by its name. */
  readonly ofCluster: ReadonlyMap<string, readonly MeshComponent[]>;
  /** Users' Charts and objects below a cluster, by its name. */
  readonly userContent: ReadonlyMap<string, readonly UserContent[]>;
}

/** Reads the tree once: users' `addValidation` hooks run exactly once for each call. */
export function readTree(root: IConstruct): Tree {
  const walk = new Walk();
  walk.visit(root, undefined, undefined);
  return walk.tree();
}

class Walk {
  readonly #charts: ChartFacts[] = [];
  readonly #components: ComponentFacts[] = [];
  readonly #strays: string[] = [];
  readonly #validationErrors: { path: string; message: string }[] = [];
  readonly #ofMesh: MeshComponent[] = [];
  readonly #ofCluster = new Map<string, MeshComponent[]>();
  readonly #userContent = new Map<string, UserContent[]>();

  tree(): Tree {
    return {
      facts: {
        charts: this.#charts,
        components: this.#components,
        strays: this.#strays,
        validationErrors: this.#validationErrors,
      },
      ofMesh: this.#ofMesh,
      ofCluster: this.#ofCluster,
      userContent: this.#userContent,
    };
  }

  visit(construct: IConstruct, cluster: string | undefined, component: string | undefined): void {
    const { path, id } = construct.node;
    if (MeshComponent.isMeshComponent(construct)) this.#components.push({ path, id });
    for (const message of construct.node.validate()) this.#validationErrors.push({ path, message });
    if (isMarked(construct, MESH_CLUSTER)) this.#visitChildren(construct, construct.node.id, undefined);
    else if (cluster === undefined) this.#visitOutside(construct);
    else this.#visitInside(construct, cluster, component);
  }

  #visitOutside(construct: IConstruct): void {
    // One report for a Chart, not one for each object in it.
    if (Chart.isChart(construct) || ApiObject.isApiObject(construct)) {
      this.#strays.push(construct.node.path);
      return;
    }
    if (MeshComponent.isMeshComponent(construct)) this.#ofMesh.push(construct);
    this.#visitChildren(construct, undefined, undefined);
  }

  #visitInside(construct: IConstruct, cluster: string, component: string | undefined): void {
    if (MeshComponent.isMeshComponent(construct)) push(this.#ofCluster, cluster, construct);
    if (ApiObject.isApiObject(construct)) {
      push(this.#userContent, cluster, { component: component ?? WORKLOADS_COMPONENT, source: construct });
    } else if (Chart.isChart(construct)) {
      this.#visitChart(construct, cluster, component);
      return;
    }
    this.#visitChildren(construct, cluster, component);
  }

  /** A Chart directly below a cluster is a component. Charts within it belong to that component. */
  #visitChart(chart: Chart, cluster: string, component: string | undefined): void {
    const { id, path } = chart.node;
    if (component === undefined) this.#charts.push({ path, id, cluster });
    if (hasOwnRendering(chart)) {
      push(this.#userContent, cluster, { component: component ?? id, source: chart });
      this.#validateOnly(chart);
    } else {
      this.#visitChildren(chart, cluster, component ?? id);
    }
  }

  #visitChildren(construct: IConstruct, cluster: string | undefined, component: string | undefined): void {
    for (const child of construct.node.children) this.visit(child, cluster, component);
  }

  /** Below a Chart that renders itself, only the validations are read. */
  #validateOnly(chart: Construct): void {
    for (const construct of chart.node.findAll().slice(1)) {
      for (const message of construct.node.validate())
        this.#validationErrors.push({ path: construct.node.path, message });
    }
  }
}

/** If a subclass overrides toJson(), its result is used. */
function hasOwnRendering(chart: Chart): boolean {
  return chart.toJson !== Chart.prototype.toJson;
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
