import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { IDelivery } from '../delivery/delivery-strategy';
import { throwIfAny } from '../model/problem';
import { RULES } from '../model/rules';
import { problemsOf } from '../model/rules/rule';
import type { Rule } from '../model/rules/rule';
import { Declarations } from './declarations';
import { MESH, MESH_APP, isMarked, mark, nearest } from './marks';
import { MeshTrust } from './mesh-trust';
import type { Patch } from './patch';
import type { Resolved } from './render';
import { readTree } from './tree';

/** What all clusters of a mesh share. */
export interface MeshProps {
  /**
   * Trust domain of every workload identity; Istio's `meshConfig.trustDomain`.
   * @default "cluster.local"
   */
  readonly trustDomain?: string;
  /**
   * Where the certificate authority of each cluster comes from.
   * @default - MeshTrust.preProvisioned()
   */
  readonly trust?: MeshTrust;
  /** How layers and upstream charts reach the clusters. */
  readonly delivery: IDelivery;
  /**
   * Most configuration that mesh-wide hosts may add to one sidecar, as estimated by synth; every pod
   * with a sidecar keeps it in memory, and istiod sends it.
   * @default Size.mebibytes(10)
   */
  readonly sidecarBudget?: Size;
  /**
   * Rules of your own, checked together with the library's.
   * @default []
   */
  readonly rules?: readonly Rule[];
}

/**
 * Clusters that trust one root and share one id. The construct id is the mesh id.
 *
 * @see https://istio.io/latest/docs/ops/deployment/deployment-models/
 */
export class Mesh extends Construct {
  /** Whether something is a Mesh, of whichever copy of this library. */
  static isMesh(value: unknown): value is Mesh {
    return isMarked(value, MESH);
  }

  /** The mesh that a construct lies in. Throws if it lies in none. */
  static of(scope: IConstruct): Mesh {
    const mesh = nearest(scope, (construct) => Mesh.isMesh(construct));
    if (mesh === undefined)
      throw new Error(`[${scope.node.path}] lies in no Mesh; give it a Mesh or a MeshCluster as scope`);
    return mesh;
  }

  readonly trustDomain: string;
  readonly trust: MeshTrust;
  readonly delivery: IDelivery;
  readonly rules: readonly Rule[];
  /** @internal */
  readonly declarations: Declarations;
  /** @internal */
  readonly patches: Patch[] = [];

  constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id);
    mark(this, MESH);
    this.trustDomain = props.trustDomain ?? 'cluster.local';
    this.trust = props.trust ?? MeshTrust.preProvisioned();
    this.delivery = props.delivery;
    this.rules = props.rules ?? [];
    this.declarations = new Declarations({
      path: this.node.path,
      id,
      trustDomain: this.trustDomain,
      sidecarBudgetBytes: bytesOf(props.sidecarBudget ?? Size.mebibytes(10)),
    });
    refusePlainSynth(this.node.root);
  }

  /**
   * Everything declared so far, checked by every rule. Does not end the declaring.
   * Throws an InvalidMeshError with all problems at once.
   * @param further rules of the library that know more than the fleet
   * @internal
   */
  resolve(further: readonly Rule[] = []): Resolved {
    const tree = readTree(this.node.root);
    const fleet = this.declarations.fleet(tree.facts);
    const ofOthers = [...(this.delivery.rules ?? []), ...this.rules];
    throwIfAny([...problemsOf(fleet, [...RULES, ...further]), ...problemsOf(fleet, ofOthers, '')]);
    return { fleet, tree, delivery: this.delivery, patches: this.patches };
  }

  /**
   * Ends the declaring: what came later would be missing in the output.
   * @internal
   */
  seal(): void {
    this.declarations.seal();
    this.node.lock();
  }
}

function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}

/**
 * `synth()` of a plain App would write the user's objects to one flat file and lose the rest. The
 * method is replaced because a validation could not tell it from Testing.synth(chart), which must
 * go on working under any root.
 */
function refusePlainSynth(root: IConstruct): void {
  if (isMarked(root, MESH_APP)) return;
  const refuse = (): never => {
    throw new Error('a Mesh is synthesized by MeshApp: use new MeshApp() in place of new App()');
  };
  Object.assign(root, { synth: refuse, synthYaml: refuse });
}
