import type { Kube, KubeObject } from './kube';

/** The fields of Deployments and pods that stories read. */

interface Deployment extends KubeObject {
  readonly metadata: KubeObject['metadata'] & { readonly generation: number };
  readonly spec: {
    readonly replicas?: number;
    readonly template: {
      readonly spec: {
        readonly nodeSelector?: Readonly<Record<string, string>>;
        readonly containers: readonly [{ readonly image: string }];
      };
    };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    readonly replicas?: number;
  };
}

export interface Pod extends KubeObject {
  readonly status?: {
    readonly message?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly label: string;
}

export const GATEWAY: Workload = {
  namespace: 'istio-eastwest',
  name: 'istio-eastwestgateway',
  label: 'istio=eastwestgateway',
};

export const ISTIOD: Workload = { namespace: 'istio-system', name: 'istiod', label: 'app=istiod' };

const deploymentPath = ({ namespace, name }: Workload): string =>
  `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;

export const deployment = (kube: Kube, workload: Workload): Promise<Deployment> => kube.get(deploymentPath(workload));

export const podsOf = (kube: Kube, { namespace, label }: Workload): Promise<readonly Pod[]> =>
  kube.list<Pod>(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(label)}`);

export const isReady = ({ status }: Pod): boolean =>
  status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;

/** What `kubectl rollout restart` does. */
export async function restart(kube: Kube, workload: Workload): Promise<void> {
  const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
  await kube.patch(deploymentPath(workload), { spec: { template: { metadata: { annotations } } } });
}

/** True once all replicas are of the newest template and available, and the old pods are gone. */
export async function isRolledOut(kube: Kube, workload: Workload): Promise<boolean> {
  const { metadata, spec, status = {} } = await deployment(kube, workload);
  const wanted = spec.replicas ?? 1;
  if ((status.observedGeneration ?? 0) < metadata.generation) return false;
  if (status.updatedReplicas !== wanted || status.availableReplicas !== wanted) return false;
  return (await podsOf(kube, workload)).length === wanted;
}

/** Seconds from the deletion of each pod to its end, for the pods that are there now. */
export class Departures {
  readonly #marked = new Map<string, number>();
  readonly #lived = new Map<string, number>();

  /** Looks at the pods once; call it several times a second. */
  async look(kube: Kube, workload: Workload): Promise<void> {
    const pods = await podsOf(kube, workload);
    const now = Date.now();
    const present = new Set(pods.map(({ metadata }) => metadata.name));
    for (const { metadata } of pods) {
      if (metadata.deletionTimestamp !== undefined && !this.#marked.has(metadata.name))
        this.#marked.set(metadata.name, now);
    }
    for (const [name, since] of this.#marked) {
      if (!present.has(name) && !this.#lived.has(name)) this.#lived.set(name, (now - since) / 1000);
    }
  }

  get seconds(): readonly number[] {
    return [...this.#lived.values()].map(Math.round);
  }
}
