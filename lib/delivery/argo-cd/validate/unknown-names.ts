import { distinct } from '../../../model/collections';
import type { MeshFacts } from '../../../model/facts/mesh';
import { LAYERS } from '../../../model/layers';
import { didYouMean } from '../../../model/problems/did-you-mean';
import type { Problem } from '../../../model/problems/problem';
import { ARGO_CD_SETTINGS } from '../settings';
import type { ArgoCdSettings } from '../settings';

/**
 * Names in settings that no cluster has an Application of. A layer is known even where it is empty, because an
 * object may be added to it later.
 *
 * @param installed by the name of the cluster, the upstream sources that Argo CD installs
 */
export function unknownNames(
  { applications, syncWindows }: ArgoCdSettings,
  { path }: MeshFacts,
  installed: ReadonlyMap<string, readonly string[]>,
): readonly Problem[] {
  return Object.entries({ applications, syncWindows }).flatMap(([setting, items]) =>
    items.flatMap(({ clusters = [...installed.keys()], names = [] }, index) => {
      const known = distinct([...LAYERS, ...clusters.flatMap((cluster) => installed.get(cluster) ?? [])]);
      return names
        .filter((name) => !known.includes(name))
        .map((name) => ({
          rule: ARGO_CD_SETTINGS,
          path,
          what: `${setting}[${index}].names has a name that none of its clusters has`,
          value: name,
          fix: `give names of layers and upstream sources: ${known.join(', ')}${didYouMean(name, known)}`,
        }));
    }),
  );
}
