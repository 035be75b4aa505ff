import { JsonPatch } from 'cdk8s';
import type { Manifest } from '../../lib/resources/manifest';
import { worldOf } from './world';
import type { World } from './world';

/** What a controller needs of the objects that it reads, so that it can do its work. */
export interface Need {
  /** A sentence that holds for every world. */
  readonly title: string;
  /** Kinds of objects that it looks at, as `kindOf` names them. */
  readonly kinds: readonly string[];
  /** What is not as the title says; nothing in a good world. */
  faults(world: World): readonly string[];
  /** Changes of the sample after which the title no longer holds, with a word of what is found. */
  readonly broken: readonly (readonly [title: string, change: Change, fault: RegExp])[];
}

export type Change = (world: World) => World;

/** Changes one object of a world; fails if the world has none of that kind and name, or not that field. */
export function patch(kind: string, name: string, ...operations: readonly JsonPatch[]): Change {
  return changeOf(kind, name, (manifest) => [JsonPatch.apply(manifest, ...operations) as Manifest]);
}

/** Takes an object out of a world. */
export function without(kind: string, name: string): Change {
  return changeOf(kind, name, () => []);
}

function changeOf(kind: string, name: string, change: (manifest: Manifest) => readonly Manifest[]): Change {
  return (world) => {
    const isMeant = ({ kind: other, metadata }: Manifest): boolean => other === kind && metadata.name === name;
    if (world.objects.filter(({ manifest }) => isMeant(manifest)).length !== 1) {
      throw new Error(`the sample has not exactly one ${kind} ${name}`);
    }
    const objects = world.objects.flatMap(({ path, manifest }) =>
      (isMeant(manifest) ? change(structuredClone(manifest)) : [manifest]).map((each) => ({ path, manifest: each })),
    );
    return worldOf(world.name, objects);
  };
}
