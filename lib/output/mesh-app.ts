import { join } from 'node:path';
import { App } from 'cdk8s';
import { MESH_APP, mark } from '../constructs/internal/type-marks';
import { MeshCluster } from '../constructs/mesh-cluster';
import { usageError } from '../model/problems/usage-error';
import { lockOf } from '../model/report/lock';
import { printable } from '../model/text';
import { propsGiven } from '../model/validate/props';
import { stageCluster, stagingDirectory } from './cdk8s-staging';
import { chosenNames } from './chosen-clusters';
import type { Chosen } from './chosen-clusters';
import { report, reportEdits, reportWarnings, printIfUncaught } from './console';
import { onlyMesh } from './one-mesh-per-app';
import { Progress } from './progress';
import { readLock, writeLock } from './publish/lock-file';
import { Writer } from './publish/writer';
import type { Written } from './publish/writer';
import { fleetFiles } from './report/fleet-files';
import { MESH_OWNER, stageMesh } from './stage-mesh';
import type { Staged } from './stage-mesh';
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
  /**
   * Names of the clusters to write in this run. The files of the others, those of the mesh as a whole (`fleet.json`, the
   * root of Argo CD) and the lock stay as they are. Rules look at the whole fleet, but checks that need the manifests of
   * all clusters do not run, so synth without it before you commit. `--cluster us --cluster eu` on the command line of the
   * program does the same, and wins. Throws for a name that no cluster has.
   * @default - all clusters
   * @example new MeshApp({ clusters: ['us'] })
   */
  readonly clusters?: readonly string[];
}

/**
 * The cdk8s App of a mesh: seals it, checks it, and writes one directory for each cluster. Nothing is
 * written unless everything is in order.
 */
export class MeshApp extends App {
  readonly #lockfile: string;
  readonly #chosen: Chosen;

  constructor(props: MeshAppProps = {}) {
    const known = { outdir: true, lockfile: true, clusters: true } as const;
    const { outdir = 'dist', lockfile, clusters } = propsGiven('new MeshApp', props, known);
    super({ outdir: pathGiven('outdir', outdir) });
    this.#lockfile =
      lockfile === undefined ? join(this.outdir, '..', 'mesh.lock.json') : pathGiven('lockfile', lockfile);
    this.#chosen = chosenNames(clusters);
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
    const progress = new Progress(process.stderr);
    const writer = new Writer(this.outdir);
    try {
      const staged = stageMesh(mesh, {
        emit: (owner, file, objects) => {
          progress.file(objects.length);
          const text = toFile(objects);
          writer.add(owner, file, text);
          return Buffer.byteLength(text);
        },
        onCluster: (rendered, total) => {
          progress.cluster(total);
          if (cliDirectory !== undefined) stageCluster(cliDirectory, rendered);
        },
        lock: readLock(this.#lockfile),
        chosen: this.#chosen,
      });
      const written = this.#publish(staged, writer, progress);
      reportWarnings(staged.warnings);
      const of = this.#chosen && staged.fleet.clusters.length;
      report(this.outdir, written, staged.prerequisites, { seconds: progress.seconds, of });
    } finally {
      progress.clear();
      writer.discard();
    }
  }

  /** A run for some clusters leaves everything else as it is. */
  #publish({ fleet, charts, rights }: Staged, writer: Writer, progress: Progress): Written {
    if (this.#chosen !== undefined) writer.keepOthers();
    else for (const [file, text] of fleetFiles(fleet, rights)) writer.add(MESH_OWNER, file, text);
    const written = writer.publish((edited) => {
      progress.clear();
      reportEdits(this.outdir, edited);
    });
    if (this.#chosen === undefined) writeLock(this.#lockfile, lockOf(fleet, charts));
    progress.clear();
    return written;
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
