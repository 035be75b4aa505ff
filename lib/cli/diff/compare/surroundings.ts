import { DELIVERED_AREAS } from '../../../delivery/delivered-areas';
import { memoized } from '../../../model/collections';
import { rolesIn } from '../../../resources/read/rbac';
import type { FindRole } from '../../../resources/read/rbac';
import { placeOf } from '../read/dist-path';
import type { ObjectReader } from '../read/objects-in';
import { REPORT } from '../read/read-tree';
import type { Tree } from '../read/read-tree';
import { filesWith } from '../read/search';

/** Facts about one tree that decide what its objects may do. */
export interface TreeSurroundings {
  /** Namespaces in which the GitOps tool reads its own objects. */
  readonly toolNamespaces: ReadonlySet<string>;
  /** Finds a role in a cluster. */
  readonly findRoleIn: (cluster: string | undefined) => FindRole;
  /** API groups whose CRDs the releases of a cluster install. */
  readonly takenGroupsIn: (cluster: string | undefined) => readonly string[];
}

/** Reads the roles of a cluster only on demand, because most changes do not touch bindings. */
export function surroundingsOf(reader: ObjectReader, tree: Tree): TreeSurroundings {
  return {
    toolNamespaces: toolNamespaces(reader, tree),
    findRoleIn: memoized((cluster) => {
      let find: FindRole | undefined;
      return (...role) => (find ??= rolesOf(reader, tree, cluster))(...role);
    }),
    takenGroupsIn: memoized((cluster) => takenGroups(tree, cluster)),
  };
}

/** All objects of a delivery are in one namespace, so reading one file is enough. */
function toolNamespaces(reader: ObjectReader, tree: Tree): ReadonlySet<string> {
  const namespaces = DELIVERED_AREAS.map(({ folder, namespace }) => {
    const path = [...tree.files.keys()].find((each) => each.startsWith(`${folder}/`));
    const [object] = path === undefined ? [] : (reader.read(tree, [path]).get(path) ?? []);
    return object?.metadata.namespace ?? namespace;
  });
  return new Set(namespaces);
}

function rolesOf(reader: ObjectReader, tree: Tree, cluster: string | undefined): FindRole {
  const ofCluster = [...tree.files.keys()].filter((path) => path !== REPORT && placeOf(path).cluster === cluster);
  const paths = filesWith(tree, ofCluster, ['Role', 'ClusterRole']);
  return rolesIn([...reader.read(tree, paths).values()].flat());
}

/** API groups of the CRDs in a release, by the name of its file or folder. */
const CRD_RELEASES: ReadonlyMap<string, string> = new Map([
  ['istio-base', 'istio.io'],
  ['gateway-api', 'gateway.networking.k8s.io'],
]);

function takenGroups(tree: Tree, cluster: string | undefined): readonly string[] {
  const paths = [...tree.files.keys()].filter((path) => placeOf(path).cluster === cluster);
  return [...CRD_RELEASES].flatMap(([release, group]) => {
    const file = new RegExp(`/${release}(?:\\.yaml$|/)`);
    return paths.some((path) => file.test(path)) ? [group] : [];
  });
}
