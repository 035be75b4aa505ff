import { JsonPatch } from 'cdk8s';
import { nameOf } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { fieldsOf, itemsOf } from '../../../lib/resources/read/fields';
import type { Fields } from '../../../lib/resources/read/fields';
import type { Workload } from '../../../lib/resources/read/workload';
import { patch, without } from '../need';
import type { Need } from '../need';
import { WORKLOAD_KINDS, containersOf, has, ofKind } from '../world';

/** Secrets of examples that their team makes by hand, as the comments of the example say: Git holds no passwords. */
const BY_HAND: readonly string[] = ['Secret directory/directory-tls', 'Secret orders/orders-db'];

/** Roles that every cluster has. */
const GIVEN_ROLES = ['admin', 'cluster-admin', 'edit', 'view'];
const RBAC = 'rbac.authorization.k8s.io';
const BINDINGS = [`${RBAC}/RoleBinding`, `${RBAC}/ClusterRoleBinding`];
const CONTAINER = '/spec/template/spec/containers/0';

const runsAsAccount: Need = {
  title: 'pods run as a service account that exists',
  kinds: WORKLOAD_KINDS,
  faults: (world) =>
    world.workloads
      .filter(({ namespace, serviceAccount }) => {
        return serviceAccount !== 'default' && !has(world, 'ServiceAccount', namespace, serviceAccount);
      })
      .map(({ manifest, serviceAccount }) => `${nameOf(manifest)} runs as ${serviceAccount}, which does not exist`),
  broken: [
    [
      'another name',
      patch('Deployment', 'echo', JsonPatch.replace('/spec/template/spec/serviceAccountName', 'e')),
      /runs as e,/,
    ],
    ['no account', without('ServiceAccount', 'istio-eastwestgateway'), /runs as istio-eastwestgateway/],
    [
      'another name in a CronJob',
      patch('CronJob', 'report', JsonPatch.replace('/spec/jobTemplate/spec/template/spec/serviceAccountName', 'r')),
      /runs as r,/,
    ],
  ],
};

const findsFiles: Need = {
  title: 'a ConfigMap, a Secret or a volume that pods need is there, or its team makes it by hand',
  kinds: [...WORKLOAD_KINDS, 'ConfigMap', 'Secret', 'PersistentVolumeClaim'],
  faults: (world) =>
    world.workloads.flatMap((workload) =>
      neededBy(workload)
        .filter(([kind, name]) => !has(world, kind, workload.namespace, name))
        .map(([kind, name]) => `${kind} ${workload.namespace}/${name}`)
        .filter((needed) => !BY_HAND.includes(needed))
        .map((needed) => `${nameOf(workload.manifest)} needs ${needed}`),
    ),
  broken: [
    ['no ConfigMap', without('ConfigMap', 'api'), /Deployment shop\/api needs ConfigMap shop\/api/],
    ['no Secret', without('Secret', 'api'), /needs Secret shop\/api/],
    ['no volume', without('PersistentVolumeClaim', 'backup'), /needs PersistentVolumeClaim shop\/backup/],
    [
      'a Secret that is not optional',
      patch('Deployment', 'api', JsonPatch.remove(`${CONTAINER}/envFrom/1/secretRef/optional`)),
      /shop\/later/,
    ],
    [
      'another volume',
      patch(
        'Deployment',
        'api',
        JsonPatch.replace('/spec/template/spec/volumes/0/projected/sources/0/configMap/name', 'x'),
      ),
      /shop\/x/,
    ],
    [
      'a Secret of another name',
      patch('Deployment', 'api', JsonPatch.add('/spec/template/spec/volumes/1', { secret: { secretName: 's' } })),
      /shop\/s/,
    ],
  ],
};

const bindsSubjects: Need = {
  title: 'a binding names service accounts and a role that exist',
  kinds: [...BINDINGS, `${RBAC}/Role`, `${RBAC}/ClusterRole`],
  faults: (world) =>
    ofKind(world, ...BINDINGS).flatMap((binding) => {
      const { kind, name } = fieldsOf(binding.roleRef);
      const isGiven =
        kind === 'ClusterRole' && (GIVEN_ROLES.includes(String(name)) || String(name).startsWith('system:'));
      const home = kind === 'Role' ? binding.metadata.namespace : undefined;
      const role =
        isGiven || has(world, `${RBAC}/${String(kind)}`, home, name) ? [] : [`${String(kind)} ${String(name)}`];
      const missing = accountsOf(binding).filter(
        ([namespace, account]) => !has(world, 'ServiceAccount', namespace, account),
      );
      const accounts = missing.map((account) => `ServiceAccount ${account.join('/')}`);
      return [...role, ...accounts].map((each) => `${nameOf(binding)} names ${each}`);
    }),
  broken: [
    ['another role', patch('RoleBinding', 'api', JsonPatch.replace('/roleRef/name', 'ap')), /names Role ap/],
    [
      'another account',
      patch('RoleBinding', 'api', JsonPatch.replace('/subjects/0/name', 'ap')),
      /ServiceAccount shop\/ap/,
    ],
    [
      'another namespace',
      patch('ClusterRoleBinding', 'shop-viewer', JsonPatch.replace('/subjects/0/namespace', 'echo')),
      /echo\/api/,
    ],
    [
      'a role of the cluster that does not exist',
      patch('ClusterRoleBinding', 'shop-viewer', JsonPatch.replace('/roleRef/name', 'viewer')),
      /ClusterRole viewer/,
    ],
  ],
};

type Needed = readonly [kind: string, name: string];

/** What pods cannot start without. */
function neededBy(workload: Workload): readonly Needed[] {
  const { spec } = workload;
  const environment = containersOf(workload).flatMap(({ envFrom, env }) => [
    ...itemsOf(envFrom).flatMap((each) => referred(each.configMapRef, each.secretRef)),
    ...itemsOf(env).flatMap(({ valueFrom }) =>
      referred(fieldsOf(valueFrom).configMapKeyRef, fieldsOf(valueFrom).secretKeyRef),
    ),
  ]);
  const volumes = itemsOf(spec.volumes);
  const sources = [...volumes, ...volumes.flatMap(({ projected }) => itemsOf(fieldsOf(projected).sources))];
  return [...environment, ...sources.flatMap(neededByVolume)];
}

function neededByVolume({ configMap, secret, persistentVolumeClaim }: Fields): readonly Needed[] {
  // A volume calls it secretName, a projected source name.
  const { secretName, ...rest } = fieldsOf(secret);
  const { claimName } = fieldsOf(persistentVolumeClaim);
  const claims: readonly Needed[] = typeof claimName === 'string' ? [['PersistentVolumeClaim', claimName]] : [];
  return [...referred(configMap, secret === undefined ? undefined : { name: secretName, ...rest }), ...claims];
}

function referred(configMap: unknown, secret: unknown): readonly Needed[] {
  return [['ConfigMap', configMap] as const, ['Secret', secret] as const].flatMap(([kind, reference]): Needed[] => {
    const { name, optional } = fieldsOf(reference);
    return reference === undefined || optional === true ? [] : [[kind, String(name)]];
  });
}

function accountsOf(binding: Manifest): readonly (readonly [namespace: string, name: string])[] {
  return itemsOf(binding.subjects)
    .filter(({ kind }) => kind === 'ServiceAccount')
    .map(({ namespace = binding.metadata.namespace, name }) => [String(namespace), String(name)]);
}

export const REFERENCE_NEEDS: readonly Need[] = [runsAsAccount, findsFiles, bindsSubjects];
