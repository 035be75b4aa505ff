import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ArgoCd } from './argo-cd';
import { planOf } from './dist';
import type { Plan } from './dist';
import * as kit from './kit';
import { Kube } from './kube';
import { CLUSTERS, FRONTEND, execIn, kubeconfigOf, kubectl, labDown, labUp } from './lab';
import type { ClusterName } from './lab';
import { Load } from './load';
import type { Tallies } from './load';
import { log } from './log';
import type { Flags } from './program/flags';
import { settings } from './settings';
import { snapshot } from './snapshot';
import { withStandIns, withVersions } from './stand-ins';
import type { Topology } from './story';
import { Program } from './synth';
import { pause } from './wait';

const OPERATOR_MS = 6000;

type Changes = Omit<Flags, 'topology'>;

/** What a cluster may lack when the installation begins. */
export interface Lacking {
  readonly metrics?: ClusterName;
}

/** The clusters, the Argo CDs and the repository that the stories of one topology play on. */
export class Stage {
  readonly kubes: Readonly<Record<ClusterName, Kube>>;
  readonly argoCds: ArgoCd[];
  readonly program: Program;
  /** What was in eu before anything was installed. */
  empty: ReadonlySet<string> = new Set();
  base: Changes = {};
  revision = '';
  #operator: NodeJS.Timeout | undefined;

  private constructor(public topology: Topology) {
    this.kubes = { us: new Kube(kubeconfigOf('us')), eu: new Kube(kubeconfigOf('eu')) };
    const instances: readonly ClusterName[] = topology === 'perCluster' ? CLUSTERS : ['us'];
    this.argoCds = instances.map((cluster, instance) => new ArgoCd(cluster, this.kubes[cluster], instance));
    this.program = new Program(topology);
  }

  /** Starts clusters, sources and Argo CD; only the root Application is missing then. */
  static async start(topology: Topology, lacking: Lacking = {}): Promise<Stage> {
    await labUp();
    const stage = new Stage(topology);
    stage.empty = await snapshot(stage.kubes.eu);
    const dist = await stage.program.synth({});
    const versions = join(settings.output, topology, 'versions');
    await withVersions(dist, versions);
    await kit.makeSources(versions);
    kit.forgetRepository();
    await stage.push({}, 'Declare the mesh');
    await kit.applyLargeCrds();
    await kit.startMetrics(...CLUSTERS.filter((cluster) => cluster !== lacking.metrics));
    for (const argoCd of stage.argoCds) {
      await argoCd.start(topology === 'perCluster' ? [] : CLUSTERS, topology === 'rings');
    }
    for (const cluster of CLUSTERS) await makeSecrets(cluster);
    if (kit.hasPublishedCharts()) stage.#operator = setInterval(reportOperator, OPERATOR_MS);
    return stage;
  }

  /** Stops following the Applications. */
  end(): void {
    clearInterval(this.#operator);
    for (const { timeline } of this.argoCds) timeline.end();
  }

  /** The Argo CD that applies a cluster. */
  argoCdOf(cluster: ClusterName): ArgoCd {
    const own =
      this.topology === 'perCluster' ? this.argoCds.find((each) => each.cluster === cluster) : this.argoCds[0];
    if (own === undefined) throw new Error(`no Argo CD applies ${cluster}`);
    return own;
  }

  /** Where a commit has the root Application of an Argo CD. */
  rootFile({ cluster }: ArgoCd): string {
    return join(this.#pushed, 'argocd', this.topology === 'perCluster' ? cluster : '', 'root.yaml');
  }

  /** Commits the program with changes, and tells Argo CD as a webhook does. */
  async push(changes: Changes, message: string): Promise<void> {
    const dist = await this.program.synth({ ...this.base, ...changes });
    const replaced = await withStandIns(dist, this.#pushed);
    if (replaced.length > 0 && this.revision === '') log(`stand-in commits for ${replaced.join(' and ')}`);
    this.revision = await kit.commit(this.#pushed, message);
    for (const argoCd of this.argoCds) await argoCd.refresh();
  }

  planOf(argoCd: ArgoCd): Plan {
    return planOf(this.#pushed, this.topology === 'perCluster' ? argoCd.cluster : undefined);
  }

  /** Waits until every Application of the last commit is synced and healthy; gives the seconds. */
  async settled(seconds = 240): Promise<number> {
    const start = Date.now();
    const serving = this.argoCds.filter((argoCd) => this.planOf(argoCd).applications.length > 0);
    await Promise.all(serving.map((argoCd) => argoCd.settled(this.planOf(argoCd), this.revision, seconds)));
    return (Date.now() - start) / 1000;
  }

  /** Does something under ten calls a second to each host. */
  async underLoad(hosts: readonly string[], doSomething: () => Promise<void>): Promise<Tallies> {
    const load = new Load(hosts);
    try {
      await pause(3);
      await doSomething();
      await pause(3);
    } catch (error) {
      await load.end().catch(() => undefined);
      throw error;
    }
    return load.end();
  }

  /** Calls a host from the frontend of us; gives the region that answered, or the error. */
  async ask(host: string): Promise<string> {
    const { stdout, stderr } = await execIn(FRONTEND, ['curl', '-sS', '-m', '5', `http://${host}`]);
    const said = `${stdout} ${stderr}`.trim().split('\n').at(-1);
    return /region=(\S+)/.exec(stdout)?.[1] ?? said ?? '';
  }

  get #pushed(): string {
    return join(settings.output, this.topology, 'pushed');
  }
}

/** Objects of the operator may not exist yet, and clusters may be going down. */
function reportOperator(): void {
  kit.reportOperator().catch(() => undefined);
}

/** Stops Argo CD and the lab in any state. */
export async function tearDown(): Promise<void> {
  await kit.stopArgoCd();
  await labDown();
}

/** The Secrets that synth lists; the lab itself makes cacerts. */
async function makeSecrets(cluster: ClusterName): Promise<void> {
  const secret = (name: string, ...values: readonly string[]): Promise<string> =>
    kubectl(cluster, 'create', 'secret', 'generic', '-n', 'observability', name, ...values);
  await kubectl(cluster, 'create', 'namespace', 'observability');
  const password = randomBytes(16).toString('hex');
  await secret('grafana-admin', '--from-literal=admin-user=admin', `--from-literal=admin-password=${password}`);
  await secret('kiali-signing-key', `--from-literal=key=${randomBytes(16).toString('hex')}`);
}
