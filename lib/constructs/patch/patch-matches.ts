import { didYouMean } from '../../model/problems/did-you-mean';
import type { Problem } from '../../model/problems/problem';
import type { Part, Placed } from '../../resources/component-part';
import { nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { ManifestSelector } from '../../resources/manifest-selector';
import type { OperationFault } from './patch-operations';

/** A patch that changes nothing, or another object than intended, is a problem. */
export const PATCH_MATCHES = 'patch-matches';

/** Which object to change. */
export interface PatchTarget extends ManifestSelector {
  /** Component of the object: the name of its file. For objects of the GitOps tool itself `argocd` or `flux`. */
  readonly component: string;
}

export type PatchProblem = Omit<Problem, 'rule' | 'path'>;

/** Where patches are looked up, for the texts of problems. */
export interface PatchScope {
  readonly owner: 'cluster' | 'mesh';
  /** Component of the delivery's own objects, which are patched after everything else. */
  readonly delivery?: string | undefined;
}

export function noMatch(parts: readonly Part[], target: PatchTarget, { owner, delivery }: PatchScope): PatchProblem {
  const releases = parts.flatMap((part) => part.releases ?? []);
  const chart = releases.find((release) => release.name === target.component && release.type === 'helm');
  if (chart !== undefined) {
    return {
      what: `a patch targets an object of chart "${chart.name}", which is rendered in the cluster`,
      value: target,
      fix: 'use the values of the chart, as in Istio.managed({ values: { … } })',
    };
  }
  const filled = parts.filter(({ objects }) => objects.length > 0).map(({ component }) => component);
  const components = [...new Set([...filled, ...(delivery === undefined ? [] : [delivery])])].sort();
  const within = parts.filter(({ component }) => component === target.component).flatMap(({ objects }) => objects);
  const names = within.map(({ manifest }) => nameOf(manifest)).join(', ');
  const near = didYouMean(
    `${target.kind} ${target.name}`,
    within.map(({ manifest: { kind, metadata } }) => `${kind} ${metadata.name}`),
  );
  const known =
    within.length > 0
      ? `component "${target.component}" has ${names}${near}`
      : `the components are ${components.join(', ')}${didYouMean(target.component, components)}`;
  if (owner === 'cluster') {
    return { what: 'a patch matches no object of the cluster', value: target, fix: `correct the target: ${known}` };
  }
  return {
    what: 'a patch matches no object that delivers to the mesh as a whole',
    value: target,
    fix: `patch an object of a cluster with cluster.patch(…)${components.length > 0 ? `, or correct the target: ${known}` : ''}`,
  };
}

export function severalMatches(candidates: readonly Placed[], target: PatchTarget): PatchProblem {
  const found = candidates.map(({ manifest }) => `${manifest.apiVersion} ${nameOf(manifest)}`).join(', ');
  return {
    what: 'a patch matches more than one object',
    value: target,
    fix: `add namespace or apiVersion to the target; it matches ${found}`,
  };
}

export function faultyOperation(manifest: Manifest, { what, value, fix }: OperationFault): PatchProblem {
  return { what: `the patch of ${nameOf(manifest)} ${what}`, value, fix };
}
