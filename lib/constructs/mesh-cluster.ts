import { Chart } from 'cdk8s';
import type { JsonPatch } from 'cdk8s';
import { throwIfAny } from '../model/problems/invalid-mesh-error';
import { isRecord } from '../model/validate/json';
import type { Manifest } from '../resources/manifest';
import { Istio } from './choices/istio';
import { ControlPlane } from './internal/builtin/control-plane';
import { Namespaces } from './internal/builtin/namespaces';
import { Peers } from './internal/builtin/peers';
import { checkedProps, idIn } from './internal/checked-props';
import { ReportedCluster } from './internal/cluster-from-report';
import { manifestsOf, renderCluster } from './internal/render';
import { MESH_CLUSTER, isMarked, mark } from './internal/type-marks';
import { Mesh } from './mesh';
import { CLUSTER_FORM, NAMESPACE_FORM } from './mesh-cluster-props';
import type { MeshClusterProps, NamespaceProps } from './mesh-cluster-props';
import type { IMeshCluster } from './mesh-member';
import type { PatchTarget } from './patch/patch-matches';
import { patchRequested } from './patch/patch-request';

/** Placeholder, so that rules do not report an unreadable region twice. */
const PLACEHOLDER = { region: 'unreadable' };

/**
 * A cluster of the mesh, and the cdk8s Chart of everything in it. A Chart below it becomes a file named after its
 * id; objects directly in it go to `workloads.yaml`.
 */
export class MeshCluster extends Chart implements IMeshCluster {
  /** Whether a value is a MeshCluster, from any installed copy of this library. */
  static isMeshCluster(value: unknown): value is MeshCluster {
    return isMarked(value, MESH_CLUSTER);
  }

  /** Chart defines this for all its subclasses; without an override every Chart would be a MeshCluster. */
  static override [Symbol.hasInstance](value: unknown): value is MeshCluster {
    return MeshCluster.isMeshCluster(value);
  }

  /**
   * A cluster of the same mesh that another repository writes, as its fleet report (`dist/fleet.json`)
   * describes it. Hosts that it runs for clusters of this program come along.
   *
   * @param id name of the cluster in the report
   * @param report text of the report; what is wrong with it becomes a problem
   */
  static fromReport(mesh: Mesh, id: string, report: string): IMeshCluster {
    return new ReportedCluster(mesh, id, report);
  }

  readonly mesh: Mesh;
  readonly region: string;
  readonly network: string;

  /** @param id name of the cluster and of its directory; Istio's `global.multiCluster.clusterName` */
  constructor(mesh: Mesh, id: string, props: MeshClusterProps) {
    super(mesh, idIn(mesh, id), { disableResourceNameHashes: true });
    mark(this, MESH_CLUSTER);
    this.mesh = Mesh.of(mesh);
    this.mesh.callSites.remember(this.node.path, new.target);
    const sound = checkedProps(this.node.path, props, CLUSTER_FORM, this.mesh.declarations, PLACEHOLDER);
    this.region = sound.region;
    this.network = sound.network ?? id;
    this.mesh.declarations.cluster({
      path: this.node.path,
      name: id,
      network: this.network,
      region: this.region,
      inRotation: sound.inRotation ?? true,
      istio: (sound.istio ?? Istio.managed()).facts,
      gatewayApiCrds: sound.gatewayApiCrds ?? 'managed',
    });
    new Namespaces(this, 'namespaces');
    new ControlPlane(this, 'istio');
    new Peers(this, 'peers');
  }

  /** Writes a namespace. (It is not called `namespace` because every Chart has a property of that name.) */
  addNamespace(name: string, props: NamespaceProps = {}): void {
    const path = `${this.node.path}/namespaces/${typeof name === 'string' ? name : '?'}`;
    this.mesh.callSites.remember(path);
    const { declarations } = this.mesh;
    const given = (isRecord(props) ? { ...props, name } : props) as NamespaceProps & { readonly name: string };
    if (checkedProps(path, given, NAMESPACE_FORM, declarations) === undefined) return;
    declarations.namespace({
      path,
      cluster: this.node.id,
      name,
      injection: props.injection ?? true,
      labels: props.labels ?? {},
      egress: props.egress,
    });
  }

  /**
   * Changes one object after it was rendered. The component `argocd` (or `flux`) contains the objects that deliver
   * to this cluster: its Applications and AppProjects, or its objects of Flux. A target or a path that does not
   * exist is a problem.
   */
  patch(target: PatchTarget, ...operations: JsonPatch[]): void {
    const patch = patchRequested(this.node.path, target, operations, this.mesh.declarations);
    if (patch !== undefined) this.mesh.patches.push(patch);
  }

  /**
   * All manifests of this cluster's directory, the library's and the user's. Can be called
   * at any time. Throws an InvalidMeshError if the fleet as declared so far has problems.
   */
  override toJson(): Manifest[] {
    const resolved = this.mesh.resolve();
    const facts = resolved.fleet.cluster(this.node.id);
    if (facts === undefined) throw new Error(`[${this.node.path}] is not a cluster of its mesh`);
    const rendered = renderCluster(facts, resolved);
    throwIfAny(rendered.problems);
    return [...manifestsOf(rendered)];
  }
}
