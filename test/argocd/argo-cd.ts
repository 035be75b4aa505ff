import { join } from 'node:path';
import type { Application } from './applications';
import { complaints } from './applications';
import type { Plan } from './dist';
import { argocd, hasCommand, startArgoCd } from './kit';
import { KubeError } from './kube';
import type { Kube } from './kube';
import { kubectl } from './lab';
import type { ClusterName } from './lab';
import { settings } from './settings';
import { Timeline } from './timeline';
import { until, within } from './wait';

const APPLICATIONS = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const CASCADE = 'resources-finalizer.argocd.argoproj.io';
const MESH_REPOSITORY = 'git.example.com';

/** One Argo CD: the hub, or that of one cluster. */
export class ArgoCd {
  readonly timeline: Timeline;

  constructor(
    /** Where it runs. */
    readonly cluster: ClusterName,
    readonly kube: Kube,
    private readonly instance: number,
  ) {
    this.timeline = new Timeline(kube);
  }

  /** Starts it with the settings that the docs ask for. */
  async start(known: readonly ClusterName[], progressiveSyncs: boolean): Promise<void> {
    await startArgoCd(this.cluster, known, this.instance, progressiveSyncs);
    const file = join(settings.checkout, 'docs/argocd/argocd-cm.yaml');
    const asTheDocsSay = [
      '--server-side',
      '--force-conflicts',
      '--field-manager=cdk8s-mesh',
      '-n',
      'argocd',
      '-f',
      file,
    ];
    await kubectl(this.cluster, 'apply', ...asTheDocsSay);
    this.timeline.follow();
  }

  /** The one step by hand. */
  async applyRoot(file: string): Promise<void> {
    await kubectl(this.cluster, 'apply', '-n', 'argocd', '-f', file);
  }

  /** Makes it compare, as a webhook of the Git server does. */
  async refresh(): Promise<void> {
    const annotations = { 'argocd.argoproj.io/refresh': 'normal' };
    for (const { metadata } of this.timeline.applications) {
      await this.kube.patch(`${APPLICATIONS}/${metadata.name}`, { metadata: { annotations } }).catch(ignoreNotFound);
    }
  }

  /** Pauses self-heal of one Application, as docs/e2e.md says, while something is done. */
  async paused<T>(name: string, doSomething: () => Promise<T>): Promise<T> {
    const set = (value: string | null): Promise<unknown> =>
      this.kube.patch(`${APPLICATIONS}/${name}`, {
        metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': value } },
      });
    await set('true');
    try {
      return await doSomething();
    } finally {
      await set(null);
    }
  }

  /** `argocd app delete`; without the command of Argo CD, what its API server does. Gives the seconds until it is gone. */
  async delete(name: string, cascade: boolean, seconds = 120): Promise<number | undefined> {
    const { uid } = this.timeline.get(name)?.metadata ?? {};
    if (hasCommand()) await argocd(this.instance, 'app', 'delete', name, '--yes', `--cascade=${String(cascade)}`);
    else {
      const finalizers = cascade ? [CASCADE] : null;
      await this.kube.patch(`${APPLICATIONS}/${name}`, { metadata: { finalizers } });
      await this.kube.delete(`${APPLICATIONS}/${name}`);
    }
    return within(seconds, async () => {
      const found = await this.find(name);
      return found === undefined || found.metadata.uid !== uid;
    });
  }

  async find(name: string): Promise<Application | undefined> {
    return this.kube.find<Application>(`${APPLICATIONS}/${name}`);
  }

  async deleteProject(name: string): Promise<void> {
    await kubectl(this.cluster, 'delete', 'appproject', '-n', 'argocd', name, '--timeout=60s');
  }

  async projects(): Promise<readonly string[]> {
    const all = await this.kube.list('/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects');
    return all.map(({ metadata }) => metadata.name).filter((name) => name !== 'default');
  }

  /** What is not yet as a plan wants it; empty when every Application is synced and healthy at a commit. */
  missing({ applications }: Plan, revision?: string): readonly string[] {
    return applications.flatMap((name) => {
      const application = this.timeline.get(name);
      if (application === undefined) return [`${name}: absent`];
      const at = application.status?.sync?.revision ?? '';
      const isOld = revision !== undefined && isOfMesh(application) && !at.startsWith(revision);
      return [...complaints(application), ...(isOld ? [`${name}: compared ${at.slice(0, 8)}`] : [])];
    });
  }

  /** Waits until every Application of a plan is synced and healthy at a commit, and gives the seconds. */
  async settled(plan: Plan, revision: string, seconds: number): Promise<number> {
    let refreshed = Date.now();
    const accept = async (): Promise<boolean> => {
      if (this.missing(plan, revision).length === 0) return true;
      // A webhook that comes before an Application exists is lost.
      if (Date.now() - refreshed > 20_000) {
        refreshed = Date.now();
        await this.refresh();
      }
      return false;
    };
    try {
      return await until('every Application synced and healthy', seconds, accept);
    } catch {
      throw new Error(`not settled after ${seconds} s:\n${this.missing(plan, revision).join('\n')}`);
    }
  }
}

const isOfMesh = ({ spec }: Application): boolean => spec.source?.repoURL.includes(MESH_REPOSITORY) ?? false;

function ignoreNotFound(error: unknown): void {
  if (!(error instanceof KubeError && error.status === 404)) throw error;
}
