import { join } from 'node:path';
import { App } from 'cdk8s';
import { MESH_APP, mark } from '../constructs/internal/type-marks';
import { MeshCluster } from '../constructs/mesh-cluster';
import { usageError } from '../model/problems/usage-error';
import { lockOf } from '../model/report/lock';
import { printable } from '../model/text';
import { propsGiven } from '../model/validate/props';
import { stageCluster, stagingDirectory } from './cdk8s-staging';
import { report, reportEdits, reportWarnings, printIfUncaught } from './console';
import { onlyMesh } from './one-mesh-per-app';
import { readLock, writeLock } from './publish/lock-file';
import { Writer } from './publish/writer';
import { fleetFiles } from './report/fleet-files';
import { MESH_OWNER, stageMesh } from './stage-mesh';
import { toFile, toYaml } from './yaml/yaml';

/** Where a mesh is written. */
export interface MeshAppProps {
  /**
   * Directory that is committed and applied. It belongs to MeshApp: what a synth no longer makes is
   * removed from it, what others put there stays.
   * @default "dist"
   */
  readonly outdir?: string;
  /**
   * File that tells the next synth which clusters were members and which of them were called, so that
   * clusters join and leave in order, and what the charts held that were rendered. Commit it. Programs must not share one.
   * @default - mesh.lock.json beside the output directory
   */
  readonly lockfile?: string;
}

/**
 * The cdk8s App of a mesh: seals it, checks it, and writes one directory for each cluster. Nothing is
 * written unless everything is in order.
 */
export class MeshApp extends App {
  readonly #lockfile: string;

  constructor(props: MeshAppProps = {}) {
    const { outdir = 'dist', lockfile } = propsGiven('new MeshApp', props, { outdir: true, lockfile: true });
    super({ outdir: pathGiven('outdir', outdir) });
    this.#lockfile =
      lockfile === undefined ? join(this.outdir, '..', 'mesh.lock.json') : pathGiven('lockfile', lockfile);
    mark(this, MESH_APP);
  }

  /** Throws an InvalidMeshError with all problems at once; the output directory and the lock are then untouched. */
  override synth(): void {
    try {
      this.#synth();
    } catch (error) {
      printIfUncaught(error);
      throw error;
    }
  }

  #synth(): void {
    const cliDirectory = stagingDirectory(this.outdir);
    const mesh = onlyMesh(this);
    mesh.seal();
    const writer = new Writer(this.outdir);
    try {
      const { fleet, prerequisites, charts, rights, warnings } = stageMesh(
        mesh,
        (owner, file, objects) => {
          const text = toFile(objects);
          writer.add(owner, file, text);
          return Buffer.byteLength(text);
        },
        (rendered) => {
          if (cliDirectory !== undefined) stageCluster(cliDirectory, rendered);
        },
        readLock(this.#lockfile),
      );
      for (const [file, text] of fleetFiles(fleet, rights)) writer.add(MESH_OWNER, file, text);
      const written = writer.publish((edited) => {
        reportEdits(this.outdir, edited);
      });
      writeLock(this.#lockfile, lockOf(fleet, charts));
      reportWarnings(warnings);
      report(this.outdir, written, prerequisites);
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

function pathGiven(prop: string, path: unknown): string {
  if (typeof path === 'string' && path.trim() !== '') return path;
  throw usageError(`${prop} of MeshApp must be a path, and not ${printable(path)}`);
}
