import { JsonPatch } from 'cdk8s';
import type { Problem } from '../../model/problems/problem';
import { jsonValues } from '../../model/validate/json-values';
import type { Part, Placed } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import { isMeant } from '../../resources/manifest-selector';
import type { CallSite } from '../internal/call-sites';
import { PATCH_MATCHES, faultyOperation, noMatch, severalMatches } from './patch-matches';
import type { PatchProblem, PatchScope, PatchTarget } from './patch-matches';
import { faultOfOperations } from './patch-operations';

/** A requested change. */
export interface Patch {
  /** Construct path of the cluster, or of the mesh. */
  readonly path: string;
  /** Where in the program it was requested. */
  readonly at: CallSite;
  readonly target: PatchTarget;
  readonly operations: readonly JsonPatch[];
}

export interface Patched {
  readonly parts: readonly Part[];
  /** Patches that change nothing, or more than was meant. */
  readonly problems: readonly Problem[];
}

/**
 * Applies all patches, in the order given; the parts that come in are not touched.
 * @param scope what the patches are looked up in, for problems
 */
export function applyPatches(
  parts: readonly Part[],
  patches: readonly Patch[],
  scope: PatchScope = { owner: 'cluster' },
): Patched {
  const problems: Problem[] = [];
  let patched = parts;
  for (const patch of patches) {
    const result = applyPatch(patched, patch, scope);
    if ('problem' in result) problems.push(asProblem(patch, result.problem));
    else patched = result.parts;
  }
  return { parts: patched, problems };
}

function applyPatch(
  parts: readonly Part[],
  { target, operations }: Patch,
  scope: PatchScope,
): { parts: readonly Part[] } | { problem: PatchProblem } {
  const candidates = matches(parts, target);
  const [placed, ...others] = candidates;
  if (placed === undefined) return { problem: noMatch(parts, target, scope) };
  if (others.length > 0) return { problem: severalMatches(candidates, target) };
  // Check json-values reports it.
  if (jsonValues(placed.manifest) !== undefined) return { parts };
  const fault = faultOfOperations(placed.manifest, operations);
  if (fault !== undefined) return { problem: faultyOperation(placed.manifest, fault) };
  const manifest = JsonPatch.apply(structuredClone(placed.manifest), ...operations) as Manifest;
  return { parts: parts.map((part) => replaceIn(part, placed, { ...placed, manifest })) };
}

/** The objects that a target names. */
export function matches(parts: readonly Part[], target: PatchTarget): readonly Placed[] {
  return parts.flatMap((part) =>
    part.component === target.component ? part.objects.filter(({ manifest }) => isMeant(manifest, target)) : [],
  );
}

function asProblem(patch: Patch, problem: PatchProblem): Problem {
  const at = patch.at();
  return { rule: PATCH_MATCHES, path: patch.path, ...(at !== undefined && { at }), ...problem };
}

function replaceIn(part: Part, before: Placed, after: Placed): Part {
  if (!part.objects.includes(before)) return part;
  return { ...part, objects: part.objects.map((object) => (object === before ? after : object)) };
}
