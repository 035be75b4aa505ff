import { ApiObject, Chart } from 'cdk8s';
import { fleetFromReport } from '../../../lib/cli/diff/fleet/fleet-from-report';
import { renderCluster } from '../../../lib/constructs/internal/render';
import { Delivery, EastWestGateway, GatewayAddress, Istio, Mesh, MeshCluster, MeshComponent } from '../../../lib/index';
import type { ClusterFacts, Fleet, IDelivery, MeshApp, Part } from '../../../lib/index';
import type { ClusterRight } from '../../../lib/model/report/cluster-right';
import { reportedCluster } from '../../../lib/model/report/read-report';
import { fleetOf } from '../../model/facts';
import { ADMIN, FIXTURES, crd, role } from '../../support/cluster-wide';
import { everyProp } from '../../support/every-prop';
import { refusalsOf } from '../../support/fleet-schema';
import { synth } from '../../support/synth';
import { REPOSITORY, addGateway } from '../../support/training-mesh';

type Declare = (us: MeshCluster, eu: MeshCluster, mesh: Mesh) => void;

interface Read {
  readonly rights: readonly ClusterRight[] | undefined;
  readonly summary: string;
  readonly report: string;
}

function read(declare: Declare, delivery: IDelivery = Delivery.argoCd({ repoUrl: REPOSITORY })): Read {
  const { files } = synth((app: MeshApp) => {
    const mesh = new Mesh(app, 'training-mesh', { delivery });
    const [us, eu] = ['us', 'eu'].map((name) => new MeshCluster(mesh, name, { region: name })) as [
      MeshCluster,
      MeshCluster,
    ];
    for (const cluster of [us, eu]) addGateway(cluster);
    declare(us, eu, mesh);
  });
  const report = files.get('fleet.json') ?? '';
  const { rights } = JSON.parse(report) as { readonly rights?: readonly ClusterRight[] };
  expect(refusalsOf(JSON.parse(report))).toEqual([]);
  return { rights, report, summary: files.get('fleet.md') ?? '' };
}

const put = (scope: MeshCluster, object: object, chart = 'ops'): void => {
  new ApiObject(new Chart(scope, chart), 'object', object as ConstructorParameters<typeof ApiObject>[2]);
};

const reader = (verb: string): object => role([{ apiGroups: [''], resources: ['pods'], verbs: [verb] }]);

/** Lines of the table: severity, object, grants, from, clusters. */
function table(summary: string): readonly string[] {
  const [, section = ''] = summary.split('## Cluster-wide rights of your charts');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.replaceAll(/ +/g, ' ').slice(2, -2));
}

test.each(FIXTURES)('%s', (_title, object, line) => {
  const { summary } = read((us) => {
    put(us, object);
  });
  expect(table(summary)).toEqual(line === undefined ? [] : [`${line} | workloads/ops | us`]);
});

test('no section and no field where users stay in their namespaces', () => {
  const { rights, summary } = read((us) => {
    put(us, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } });
    us.addNamespace('shop');
  });
  expect(rights).toBeUndefined();
  expect(summary).not.toContain('Cluster-wide');
});

test('the same object in several clusters is one row, and another version of it is one more', () => {
  const { rights } = read((us, eu) => {
    for (const cluster of [us, eu]) put(cluster, ADMIN);
    put(us, reader('get'), 'reader');
    put(eu, reader('list'), 'reader');
  });
  expect(rights?.map(({ name, clusters }) => [name, clusters])).toEqual([
    ['ops', ['eu', 'us']],
    ['reader', ['eu']],
    ['reader', ['us']],
  ]);
});

test('dangers come first', () => {
  const { rights } = read((us) => {
    put(us, { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'a' }, value: 1 }, 'a');
    put(us, ADMIN, 'b');
  });
  expect(rights?.map(({ severity, kind }) => [severity, kind])).toEqual([
    ['danger', 'ClusterRoleBinding'],
    ['review', 'PriorityClass'],
  ]);
});

class Rights extends MeshComponent {
  render(): readonly Part[] {
    return [this.part('config', [ADMIN])];
  }
}

class Installed extends MeshComponent {
  render(): readonly Part[] {
    const chart = { repository: 'https://charts.example.com', chart: 'mine', version: '1.0.0', values: {} };
    const emits = [
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'mine*' },
      { group: 'apps', kind: 'Deployment' },
    ];
    const place = { name: 'mine', path: this.node.path, stage: 'workloads', namespace: 'mine' } as const;
    return [this.part('workloads', [], { releases: [{ type: 'helm', ...place, ...chart, emits }] })];
  }
}

class WiderGateway extends EastWestGateway {
  override render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    return [...super.render(cluster, fleet), this.part('config', [{ ...ADMIN, metadata: { name: 'wider' } }])];
  }
}

test('components of users count, and so does a component of the library that a user overrides', () => {
  const { rights } = read((us, _eu, mesh) => {
    new Rights(mesh, 'rights');
    const address = GatewayAddress.hostname('second.us.example.com');
    new WiderGateway(us, 'wider', { address });
  });
  expect(rights?.filter(({ severity }) => severity === 'danger')).toMatchObject([
    { name: 'ops', from: 'config/rights', clusters: ['eu', 'us'] },
    { name: 'wider', from: 'config/wider', clusters: ['us'] },
  ]);
});

test('what a chart of a user creates is listed as its release declares it', () => {
  const { rights } = read((us) => {
    new Installed(us, 'mine');
  });
  expect(rights).toMatchObject([{ kind: 'ClusterRole', name: 'mine*', from: 'workloads/mine', severity: 'review' }]);
});

test('the namespace of the GitOps tool is where the delivery puts its own objects', () => {
  const inOwn = (us: MeshCluster): void => {
    put(us, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'gitops' } });
  };
  const flux = read(inOwn, Delivery.flux({ namespace: 'gitops' }));
  expect(flux.rights).toMatchObject([{ severity: 'danger', namespace: 'gitops' }]);
  const argoCd = read(inOwn, Delivery.argoCd({ repoUrl: REPOSITORY, namespace: 'gitops' }));
  expect(argoCd.rights).toEqual(flux.rights);
  expect(read(inOwn).rights).toBeUndefined();
});

test('CRDs of Istio have one owner where the platform installs it', () => {
  const { files } = synth((app) => {
    const delivery = Delivery.argoCd({ repoUrl: REPOSITORY });
    const mesh = new Mesh(app, 'training-mesh', { delivery });
    const istio = Istio.existing({ version: '1.30.3' });
    put(new MeshCluster(mesh, 'us', { region: 'us', istio }), crd('networking.istio.io'));
  });
  expect(files.get('fleet.md')).toMatch(/\| review \| CustomResourceDefinition widgets.networking.istio.io \|/);
});

test.each(['argoCd', 'flux'] as const)('nothing of the library counts as a right of users, with %s', (by) => {
  const mesh = everyProp((_whom, given) => given, by);
  const { resolved } = mesh.examine([]);
  const users = resolved.fleet.clusters.flatMap((cluster) =>
    renderCluster(cluster, resolved).parts.filter(({ isUsers }) => isUsers === true),
  );
  expect(users.map(({ layer }) => layer).filter((layer) => layer !== 'workloads')).toEqual([]);
  expect(users.length).toBeGreaterThan(0);
});

test('another repository reads a report with rights as it reads one without', () => {
  const { report } = read((us) => {
    put(us, ADMIN);
  });
  const { rights, ...without } = JSON.parse(report) as Record<string, unknown>;
  expect(rights).toHaveLength(1);
  const { mesh } = fleetOf({ mesh: { trustDomain: 'cluster.local' } });
  const facts = reportedCluster('training-mesh/us', 'us', mesh, report);
  expect(facts.fault).toBeUndefined();
  expect(facts).toEqual(reportedCluster('training-mesh/us', 'us', mesh, JSON.stringify(without)));
  expect(fleetFromReport(report)).toEqual(fleetFromReport(JSON.stringify(without)));
});
