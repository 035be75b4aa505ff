import { WAVES } from '../../../lib/delivery/argo-cd/waves';
import { EastWestGateway, ConsoleExposure, GatewayAddress, MeshCluster, ObservabilityStack } from '../../../lib/index';
import type { Mesh } from '../../../lib/index';
import { validate } from '../../schemas/validator';
import { delivered } from '../delivered';
import type { ArgoCdObject } from '../delivered';

function threeClusters(mesh: Mesh): void {
  for (const name of ['us', 'eu', 'ap']) {
    const cluster = new MeshCluster(mesh, name, { region: 'us-east-1' });
    new EastWestGateway(cluster, 'eastwest', { address: GatewayAddress.hostname(`eastwest.${name}.example.com`) });
  }
  new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
}

const plain = delivered({}, threeClusters);
const files = delivered({ rings: [['eu'], ['us', 'ap']] }, threeClusters);
const applications = [...files].filter(([path, { kind }]) => /^apps\/\w+\//.test(path) && kind === 'Application');

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

function file(path: string): ArgoCdObject {
  const found = files.get(path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found;
}

const { spec } = file('apps/_rollout.yaml');
const { rollingSync } = spec.strategy as { rollingSync: { steps: { matchExpressions: Expression[] }[] } };

/** As Argo CD chooses: all expressions of a step, each of which knows only In here. */
function stepsOf({ metadata }: ArgoCdObject): number[] {
  return [...rollingSync.steps.entries()]
    .filter(([, { matchExpressions }]) =>
      matchExpressions.every(({ key, values }) => values.includes(metadata.labels?.[key] ?? '')),
    )
    .map(([step]) => step);
}

function stepOf(path: string): number {
  return stepsOf(file(path))[0] ?? -1;
}

test('without rings there is no ApplicationSet', () => {
  expect([...plain.values()].map(({ kind }) => kind)).not.toContain('ApplicationSet');
});

test('every Application is in exactly one step', () => {
  expect(applications.length).toBeGreaterThan(20);
  for (const [path, application] of applications) expect([path, stepsOf(application).length]).toEqual([path, 1]);
  const operators = rollingSync.steps.flatMap(({ matchExpressions }) =>
    matchExpressions.map(({ operator }) => operator),
  );
  expect(new Set(operators)).toEqual(new Set(['In']));
});

test('a ring is done before the next begins', () => {
  const steps = (cluster: string): number[] =>
    applications.filter(([path]) => path.startsWith(`apps/${cluster}/`)).flatMap(([, each]) => stepsOf(each));
  expect(Math.max(...steps('eu'))).toBeLessThan(Math.min(...steps('us')));
  expect(steps('ap').sort()).toEqual(steps('us').sort());
});

test('within a ring the order is that of the waves', () => {
  const names = ['control-plane', 'istio-base', 'istiod', 'gateways', 'observability'];
  const steps = names.map((name) => stepOf(`apps/us/${name}.yaml`));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(steps).size).toBe(steps.length);
});

test('remote secrets, which wait for other rings, come last of all', () => {
  const last = rollingSync.steps.at(-1)?.matchExpressions;
  expect(last).toEqual([{ key: 'cdk8s-mesh/stage', operator: 'In', values: ['remotes'] }]);
  const stages = rollingSync.steps.flatMap(({ matchExpressions }) =>
    matchExpressions.filter(({ key }) => key === 'cdk8s-mesh/stage').flatMap(({ values }) => values),
  );
  expect(stages.filter((stage) => stage === 'remotes')).toHaveLength(1);
  expect([...new Set(stages)].sort()).toEqual(Object.keys(WAVES).sort());
});

test('the set is not pruned when the rings go: its Applications would go with it', () => {
  const { annotations } = file('apps/_rollout.yaml').metadata;
  expect(annotations?.['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  expect(spec.strategy).not.toHaveProperty('deletionOrder');
});

test('the set makes Applications of their files, and deletes none', () => {
  expect(spec).toMatchObject({
    goTemplate: true,
    generators: [
      {
        git: { revision: 'main', files: [{ path: 'dist/argocd/apps/*/*.yaml' }] },
        selector: { matchLabels: { kind: 'Application' } },
      },
    ],
    syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
  });
  for (const [path, { metadata }] of applications) expect([path, 'finalizers' in metadata]).toEqual([path, false]);
});

test('the Application of a cluster makes the projects alone, and keeps what it made before', () => {
  expect(file('apps/us.yaml').spec).toMatchObject({
    source: { path: 'dist/argocd/apps/us', directory: { include: 'project*.yaml' } },
    syncPolicy: { automated: { prune: false } },
  });
  expect(files.has('apps/us/project.yaml')).toBe(true);
});

test('what an Application does is the same with and without rings', () => {
  for (const [path, { spec }] of applications) expect([path, spec]).toEqual([path, plain.get(path)?.spec]);
});

test('everything fits the CRDs', () => {
  for (const [path, object] of files) expect([path, validate(object)]).toEqual([path, []]);
});
