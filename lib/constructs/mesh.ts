import { Size } from 'cdk8s';
import type { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Delivery } from '../delivery/delivery';
import type { IDelivery } from '../delivery/delivery-strategy';
import type { PropFaultFacts } from '../model/facts/prop-fault';
import { verdictOn } from '../model/problems/allowances';
import type { Allowance, Verdict } from '../model/problems/allowances';
import { throwIfAny } from '../model/problems/invalid-mesh-error';
import type { Problem } from '../model/problems/problem';
import { usageError } from '../model/problems/usage-error';
import { RULES } from '../model/rules';
import { problemsOf } from '../model/rules/rule';
import type { Rule } from '../model/rules/rule';
import { propsGiven } from '../model/validate/props';
import { MeshTrust } from './choices/mesh-trust';
import { CallSites, callSite } from './internal/call-sites';
import { checkedProps, idIn } from './internal/checked-props';
import { readTree } from './internal/construct-walk';
import { Declarations } from './internal/declarations';
import type { Resolved } from './internal/render';
import { MESH, MESH_APP, isMarked, mark, nearest } from './internal/type-marks';
import { MESH_FORM, bytesOf } from './mesh-props';
import type { AllowProps, MeshProps } from './mesh-props';
import type { Patch } from './patch/patch';
import type { PatchTarget } from './patch/patch-matches';
import { patchRequested } from './patch/patch-request';

/** Placeholder delivery; the unreadable one is already reported. A getter, because a delivery takes time to load. */
const PLACEHOLDER = {
  get delivery() {
    return Delivery.flux();
  },
};

/**
 * Clusters that trust one root and share one id. The construct id is the mesh id.
 *
 * @see https://istio.io/latest/docs/ops/deployment/deployment-models/
 */
export class Mesh extends Construct {
  /** Whether a value is a Mesh, from any installed copy of this library. */
  static isMesh(value: unknown): value is Mesh {
    return isMarked(value, MESH);
  }

  /** The mesh that contains a construct. Throws if there is none. */
  static of(scope: IConstruct): Mesh {
    const mesh = nearest(scope, (construct) => Mesh.isMesh(construct));
    if (mesh === undefined)
      throw usageError(`[${scope.node.path}] is not inside a Mesh; create it with a Mesh or a MeshCluster as scope`);
    return mesh;
  }

  readonly trustDomain: string;
  readonly trust: MeshTrust;
  readonly delivery: IDelivery;
  readonly rules: readonly Rule[];
  readonly strict: boolean;
  /** @internal */
  readonly declarations: Declarations;
  /** @internal */
  readonly callSites = new CallSites();
  /** @internal */
  readonly allowances: Allowance[] = [];
  /** @internal */
  readonly patches: Patch[] = [];

  constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, idIn(scope, id));
    mark(this, MESH);
    const faults: PropFaultFacts[] = [];
    const sound = checkedProps(
      this.node.path,
      props,
      MESH_FORM,
      { propFault: (fault) => faults.push(fault) },
      PLACEHOLDER,
    );
    this.trustDomain = sound.trustDomain ?? 'cluster.local';
    this.trust = sound.trust ?? MeshTrust.preProvisioned();
    this.delivery = sound.delivery;
    this.rules = sound.rules ?? [];
    this.strict = sound.strict ?? false;
    this.callSites.remember(this.node.path, new.target);
    this.declarations = new Declarations({
      path: this.node.path,
      id,
      trustDomain: this.trustDomain,
      sidecarBudgetBytes: bytesOf(sound.sidecarBudget ?? Size.mebibytes(10)),
    });
    for (const fault of faults) this.declarations.propFault(fault);
    refusePlainSynth(this.node.root);
  }

  /**
   * Changes one object that delivers to the mesh as a whole, after it was rendered: with Argo CD the root
   * Application (component `argocd`), and with rings the ApplicationSet. Objects of one cluster are changed
   * by `cluster.patch(…)`. A target or a path that does not exist is a problem.
   */
  patch(target: PatchTarget, ...operations: JsonPatch[]): void {
    const patch = patchRequested(this.node.path, target, operations, this.declarations);
    if (patch !== undefined) this.patches.push(patch);
  }

  /**
   * Silences one intentional warning. Errors cannot be silenced. An allowance that matches no warning is a
   * warning itself, so that it cannot outlive its reason.
   *
   * @param rule id of the rule that warns
   */
  allow(rule: string, props: AllowProps): void {
    const { path, because } = propsGiven('mesh.allow', props, { path: true, because: true });
    this.allowances.push({ rule, path, because, at: callSite() });
  }

  /**
   * Everything declared so far, checked by every rule. Does not end the declaring.
   * Throws an InvalidMeshError with all problems at once.
   * @internal
   */
  resolve(): Resolved {
    const { resolved, found } = this.examine();
    throwIfAny(this.judge(found).errors);
    return resolved;
  }

  /**
   * Everything declared so far, and the problems that the rules found. Render it only if none of them is an error.
   * @param further rules of the library that know more than the fleet
   * @internal
   */
  examine(further: readonly Rule[] = []): { readonly resolved: Resolved; readonly found: readonly Problem[] } {
    const tree = readTree(this.node.root);
    const fleet = this.declarations.fleet(tree.facts);
    const ofOthers = [...(this.delivery.rules ?? []), ...this.rules];
    return {
      resolved: { fleet, tree, delivery: this.delivery, patches: this.patches },
      found: [...problemsOf(fleet, [...RULES, ...further]), ...problemsOf(fleet, ofOthers, '')],
    };
  }

  /**
   * Separates the problems that stop a synth from the warnings, and adds the line of the program to each.
   * @internal
   */
  judge(found: readonly Problem[]): Verdict {
    const located = found.map((problem) => {
      const at = problem.at ?? this.callSites.of(problem.path);
      return at === undefined ? problem : { ...problem, at };
    });
    return verdictOn(located, this.allowances, this.strict);
  }

  /**
   * Ends the declarations: a later one would be missing in the output.
   * @internal
   */
  seal(): void {
    this.declarations.seal();
    this.node.lock();
  }
}

/**
 * `synth()` of a plain App would write the user's objects to one flat file and lose the rest. The
 * method is replaced because a validation could not tell it from Testing.synth(chart), which must
 * go on working under any root.
 */
function refusePlainSynth(root: IConstruct): void {
  if (isMarked(root, MESH_APP)) return;
  const refuse = (): never => {
    throw usageError('a Mesh is synthesized by MeshApp: use new MeshApp() in place of new App()');
  };
  Object.assign(root, { synth: refuse, synthYaml: refuse });
}
