import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Istio,
  Mesh,
  MeshCluster,
} from '../../../lib';
import type { CrossClusterServiceEntryProps, EastWestGatewayProps, MeshApp, MeshClusterProps } from '../../../lib';
import { CALLERS, REPOSITORY } from '../../support/training-mesh';

const REGIONS = { us: 'us-east-1', eu: 'eu-west-1', ap: 'ap-south-1' };
const NAMES = ['us', 'eu', 'ap'] as const;
const HOSTS = ['echo', 'orders', 'open'] as const;

type Name = (typeof NAMES)[number];
type Host = (typeof HOSTS)[number];
type Clusters = Readonly<Record<Name, MeshCluster>>;

/** What of the mesh below a change touches. */
export interface Edit {
  readonly clusters?: Partial<Record<Name, Partial<MeshClusterProps>>>;
  readonly gateways?: Partial<Record<Name, Partial<EastWestGatewayProps>>>;
  readonly hosts?: Partial<Record<Host, Partial<CrossClusterServiceEntryProps>>>;
  /** Without the namespace batch of us. */
  readonly withoutBatch?: boolean;
  /** Without sidecars in the namespace jobs of us. */
  readonly withoutSidecars?: boolean;
  readonly replicas?: number;
  readonly patch?: (clusters: Clusters) => void;
}

/** The training mesh, grown to three clusters and three services, so that ten changes do not meet. */
export function reviewedMesh(app: MeshApp, ...edits: readonly Edit[]): void {
  const edit: Edit = Object.assign({}, ...edits) as Edit;
  const gateways = merged(edits.map((each) => each.gateways));
  const clustersEdited = merged(edits.map((each) => each.clusters));
  const hosts = merged(edits.map((each) => each.hosts));

  const delivery = Delivery.argoCd({ repoUrl: REPOSITORY });
  const mesh = new Mesh(app, 'training-mesh', { trustDomain: 'corp.local', delivery });
  const [us, eu, ap] = NAMES.map((name) => {
    const cluster = new MeshCluster(mesh, name, { region: REGIONS[name], ...clustersEdited[name] });
    const address = GatewayAddress.hostname(`eastwest.${name}.example.com`);
    new EastWestGateway(cluster, 'eastwest', { address, ...gateways[name] });
    return cluster;
  }) as [MeshCluster, MeshCluster, MeshCluster];

  const exporters: Readonly<Record<Host, MeshCluster[]>> = { echo: [us, eu, ap], orders: [us, eu], open: [us] };
  for (const name of HOSTS) {
    const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
    const service = { namespace: name, name, serviceAccount: name, selector: { app: name }, ports };
    const callers = name === 'open' ? {} : { callers: CALLERS };
    const entry = { host: `${name}.mesh.local`, service, exportedBy: exporters[name], ...callers, ...hosts[name] };
    new CrossClusterServiceEntry(mesh, name, entry);
  }

  us.addNamespace('jobs', { injection: edit.withoutSidecars !== true });
  if (edit.withoutBatch !== true) us.addNamespace('batch');
  new ApiObject(new Chart(us, 'jobs'), 'jobs', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'jobs', namespace: 'jobs' },
    spec: { replicas: edit.replicas ?? 2 },
  });
  for (const { patch } of edits) patch?.({ us, eu, ap });
}

function merged<Key extends string, Value>(
  records: readonly (Partial<Record<Key, Value>> | undefined)[],
): Partial<Record<Key, Value>> {
  return Object.assign({}, ...records) as Partial<Record<Key, Value>>;
}

/** A change as somebody makes it, and the one line that says what it means. */
export const EDITS: Readonly<Record<string, readonly [edit: Edit, line: string]>> = {
  'callers of echo are no longer listed': [
    { hosts: { echo: { callers: undefined } } },
    'danger  ap, eu, us  policy removed: echo/echo is open to every identity of the mesh, unless another policy guards it',
  ],
  'mutual TLS of open is relaxed by a patch': [
    {
      patch: ({ us }) => {
        const target = { component: 'open-open', kind: 'PeerAuthentication', name: 'open' };
        us.patch(target, JsonPatch.replace('/spec/mtls/mode', 'PERMISSIVE'));
      },
    },
    'danger  us          mTLS relaxed at open/open: STRICT -> PERMISSIVE',
  ],
  'a namespace is no longer written': [
    { withoutBatch: true },
    'danger  us          Namespace batch deleted from the output; pruning is disabled, so the cluster keeps it until somebody deletes it by hand, with everything in it',
  ],
  'the load balancer of us gets another class': [
    { gateways: { us: { loadBalancerClass: 'service.k8s.aws/nlb' } } },
    'danger  us          load balancer replaced: Service istio-eastwest/istio-eastwestgateway, spec.loadBalancerClass (none) -> service.k8s.aws/nlb',
  ],
  'a namespace loses its sidecars': [
    { withoutSidecars: true },
    'danger  us          sidecar injection off in namespace jobs: pods that start have no identity and no mutual TLS',
  ],
  'orders gets a caller': [
    { hosts: { orders: { callers: [...CALLERS, { namespace: 'checkout', serviceAccount: 'cart' }] } } },
    'review  eu, us      caller added at orders/orders: checkout/cart in ap, eu, us, for orders.mesh.local',
  ],
  'the identity of open is pinned by a patch': [
    {
      patch: ({ us }) => {
        const target = { component: 'open', kind: 'ServiceEntry', name: 'open-mesh-local' };
        us.patch(target, JsonPatch.replace('/spec/subjectAltNames/0', 'spiffe://corp.local/ns/open/sa/other'));
      },
    },
    'review  us          identity pin of open.mesh.local changed: open/open -> open/other',
  ],
  'the gateway of eu moves': [
    { gateways: { eu: { address: GatewayAddress.ips(['192.0.2.7']) } } },
    'review  ap, eu, us  gateway address of eu changed: eastwest.eu.example.com -> 192.0.2.7',
  ],
  'ap is drained': [
    { clusters: { ap: { inRotation: false } } },
    'review  ap, eu, us  taken out of rotation: ap, for echo.mesh.local',
  ],
  'Istio of eu is upgraded': [
    { clusters: { eu: { istio: Istio.managed({ version: '1.30.4' }) } } },
    'review  eu          version of Istio changed: 1.30.3 -> 1.30.4',
  ],
  'a workload of the user grows': [
    { replicas: 3 },
    'info    us          changed: Deployment jobs/jobs: spec.replicas 2 -> 3',
  ],
};
