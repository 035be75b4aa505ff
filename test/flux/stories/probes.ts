import { kubectl, lab } from '../../lab/lab';
import { eventually } from '../../e2e/wait';

/** The region that answers a host when the frontend of us calls it; undefined: none. */
async function regionOf(host: string): Promise<string | undefined> {
  const answer = await lab('exec', 'us', 'frontend/frontend', '--', 'curl', '-sS', '-m', '5', `http://${host}`);
  return /^region=(\w+)/m.exec(answer)?.[1];
}

/** Waits until a region answers a host. */
export async function answers(host: string, region: string, withinSeconds: number): Promise<void> {
  await eventually(
    `${region} answers ${host}`,
    withinSeconds,
    () => regionOf(host),
    (seen) => seen === region,
  );
}

/** Seconds since a time in milliseconds. */
export function since(start: number): number {
  return (Date.now() - start) / 1000;
}

const CLUSTER_SCOPED =
  'ns,crd,clusterrole,clusterrolebinding,mutatingwebhookconfigurations,validatingwebhookconfigurations,gatewayclasses';
const NAMESPACED =
  'deploy,svc,cm,secret,sa,pdb,hpa,netpol,lease,role,rolebinding,gateways.networking.istio.io,vs,se,dr,pa,ap,we,' +
  'gateways.gateway.networking.k8s.io,podmonitor,servicemonitor';
/** Kubernetes and Flux make these themselves. */
const OTHERS =
  /^Namespace (default|flux-system|kube-\S+)$|system:|\.fluxcd\.io$|cluster-admin$|^ClusterRole (admin|edit|view)$|kube-root-ca|ServiceAccount \S+ default$|(kube-\S+|flux-system|default) /;

/** One line for each object in a cluster that belongs to the mesh or to its charts: kind, namespace, name. */
export async function inventory(cluster: string): Promise<readonly string[]> {
  const columns = [
    '--no-headers',
    '--ignore-not-found',
    '-o',
    'custom-columns=K:.kind,NS:.metadata.namespace,N:.metadata.name',
  ];
  const lists = await Promise.all([
    kubectl(cluster, ['get', CLUSTER_SCOPED, ...columns]),
    kubectl(cluster, ['get', '-A', NAMESPACED, ...columns]),
  ]);
  const lines = lists.join('\n').split('\n');
  const objects = lines.map((line) => line.trim().replace(/ +/g, ' ').replace(' <none> ', ' '));
  return [...new Set(objects)].filter((line) => line !== '' && !OTHERS.test(line)).sort();
}
