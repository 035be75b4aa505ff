import type { IConstruct } from 'constructs';
import { Mesh } from '../constructs/mesh';
import { InvalidMeshError } from '../model/problems/invalid-mesh-error';

const ONE_MESH_PER_APP = 'one-mesh-per-app';

/** The mesh of an app. An app without one would write nothing, and two would write over each other. */
export function onlyMesh(app: IConstruct): Mesh {
  const meshes = app.node.findAll().filter((construct) => Mesh.isMesh(construct));
  const [mesh, ...others] = meshes;
  if (mesh === undefined) {
    throw new InvalidMeshError([
      {
        rule: ONE_MESH_PER_APP,
        path: app.node.path,
        what: 'the app has no mesh',
        fix: 'add a Mesh with at least one MeshCluster',
      },
    ]);
  }
  if (others.length === 0) return mesh;
  throw new InvalidMeshError(
    others.map((other) => ({
      rule: ONE_MESH_PER_APP,
      path: other.node.path,
      what: `the app already has the mesh "${mesh.node.id}"`,
      value: other.node.id,
      fix: 'use one MeshApp, with an outdir and a lockfile of its own, for each mesh',
    })),
  );
}
