import type { JsonPatch } from 'cdk8s';
import { isRecord } from '../../model/validate/json';
import { closed, text } from '../../model/validate/props';
import type { Form } from '../../model/validate/props';
import { listOf, named, optional, matching } from '../../model/validate/shape';
import { callSite } from '../internal/call-sites';
import { checkedProps } from '../internal/checked-props';
import type { Declarations } from '../internal/declarations';
import type { Patch } from './patch';
import type { PatchTarget } from './patch-matches';

const operation = named(
  'what a method of JsonPatch of cdk8s returned',
  matching((value) => isRecord(value) && typeof value._toJson === 'function'),
);

const FORM: Form<{ readonly target: PatchTarget; readonly operations: unknown }> = {
  target: closed({
    component: text,
    kind: text,
    name: text,
    namespace: optional(text),
    apiVersion: optional(text),
  }),
  operations: listOf(operation),
};

/** The patch that a method was given; undefined: rule valid-props reports why it cannot be read. */
export function patchRequested(
  path: string,
  target: PatchTarget,
  operations: readonly JsonPatch[],
  declarations: Pick<Declarations, 'propFault'>,
): Patch | undefined {
  if (checkedProps(path, { target, operations }, FORM, declarations) === undefined) return undefined;
  return { path, at: callSite(), target, operations };
}
