import { App } from 'cdk8s';
import { MESH_APP, mark } from '../constructs/marks';
import { MeshCluster } from '../constructs/mesh-cluster';
import { stageCluster, stagingDirectory } from './cdk8s-staging';
import { toFile, toYaml } from './emitter';
import { onlyMesh } from './one-mesh-per-app';
import { report } from './report';
import { stageMesh } from './stage-mesh';
import { Writer } from './writer';

/** Where a mesh is written. */
export interface MeshAppProps {
  /**
   * Directory that is committed and applied. It belongs to MeshApp: what a synth no longer makes is
   * removed from it, what others put there stays.
   * @default "dist"
   */
  readonly outdir?: string;
}

/**
 * The cdk8s App of a mesh: seals it, checks it, and writes one directory for each cluster. Nothing is
 * written unless everything is in order.
 */
export class MeshApp extends App {
  constructor(props: MeshAppProps = {}) {
    super({ outdir: props.outdir ?? 'dist' });
    mark(this, MESH_APP);
  }

  /** Throws an InvalidMeshError with all problems at once; the output directory is then untouched. */
  override synth(): void {
    const cliDirectory = stagingDirectory(this.outdir);
    const mesh = onlyMesh(this);
    mesh.seal();
    const writer = new Writer(this.outdir);
    try {
      const prerequisites = stageMesh(
        mesh,
        (owner, file, { manifest, path }) => {
          writer.add(owner, file, toFile(manifest, path));
        },
        (rendered) => {
          if (cliDirectory !== undefined) stageCluster(cliDirectory, rendered);
        },
      );
      report(this.outdir, writer.publish(), prerequisites);
    } finally {
      writer.discard();
    }
  }

  /** The manifests of all clusters as one text, cluster by cluster. Writes nothing. */
  override synthYaml(): string {
    const clusters = onlyMesh(this)
      .node.findAll()
      .filter((construct) => MeshCluster.isMeshCluster(construct));
    return clusters.flatMap((cluster) => cluster.toJson().map((manifest) => toYaml(manifest))).join('---\n');
  }
}
