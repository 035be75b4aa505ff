import { Api } from '../lab/api';
import { kubectl } from '../lab/lab';
import { sleep } from '../e2e/wait';
import { FluxControllers } from './controllers';
import { fluxObjects, isReady, readyCondition, reconcile } from './objects';
import type { FluxObject } from './objects';

/** A cluster of the lab with Flux in it. */
export class FluxCluster {
  readonly api: Api;
  readonly controllers: FluxControllers;

  constructor(
    readonly name: string,
    index: number,
    requeueDependency: string,
  ) {
    this.api = new Api(name);
    this.controllers = new FluxControllers(name, this.api.kubeconfig, index, requeueDependency);
  }

  /** What `flux bootstrap` does after its commit: CRDs, controllers, and the two objects that lead to the path. */
  async bootstrap(folder: string): Promise<void> {
    const apply = (file: string): Promise<string> =>
      kubectl(this.name, ['apply', '--server-side', '--field-manager=flux', '-f', `${folder}/${file}`]);
    await apply('gotk-components.yaml');
    await kubectl(this.name, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
    this.controllers.start();
    await apply('gotk-sync.yaml');
  }

  /** What a webhook of the Git server asks for after a push. */
  async notify(): Promise<void> {
    await reconcile(this.api, 'GitRepository', 'flux-system');
  }

  /** Waits until every object of Flux is ready, and every step has applied the commit; returns how many there are. */
  async settled(commit: string, withinSeconds: number): Promise<number> {
    const end = Date.now() + withinSeconds * 1000;
    for (;;) {
      const objects = await fluxObjects(this.api);
      const waiting = objects.filter((object) => !isReady(object) || !hasApplied(object, commit));
      if (objects.length > 5 && waiting.length === 0) return objects.length;
      if (Date.now() > end) throw new Error(`${this.name} after ${withinSeconds} s: ${waiting.map(state).join('; ')}`);
      this.#alive();
      await sleep(500);
    }
  }

  #alive(): void {
    const ended = this.controllers.ended();
    if (ended.length > 0) throw new Error(`${ended.join(', ')} of ${this.name} ended by itself; see the log`);
  }
}

/** A Kustomization that reads the mesh's own repository has to be at its commit. */
function hasApplied({ kind, spec, status }: FluxObject, commit: string): boolean {
  if (kind !== 'Kustomization' || spec.sourceRef?.name !== 'flux-system') return true;
  return status?.lastAppliedRevision === `main@sha1:${commit}`;
}

/** Why an object is not ready, in one line. */
export function state(object: FluxObject): string {
  const { reason = '', message = '' } = readyCondition(object) ?? {};
  return `${object.kind ?? ''} ${object.metadata.name}: ${reason} ${message.split('\n')[0]?.slice(0, 220) ?? ''}`;
}
