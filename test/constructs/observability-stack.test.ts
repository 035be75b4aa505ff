import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import { ConsoleExposure, Istio, MeshCluster, ObservabilityStack } from '../../lib';
import type { MeshApp, ObservabilityStackProps } from '../../lib';
import { objectsByName } from '../support/manifests';
import { problemsOf, synth } from '../support/synth';
import { emptyMesh, twoClusters } from '../support/training-mesh';

type Values = Record<string, unknown>;

interface Outcome {
  readonly files: Map<string, string>;
  readonly said: string;
  /** Values of a chart in cluster us. */
  readonly values: (chart: string) => Values;
}

function stack(props: Partial<ObservabilityStackProps> = {}): Outcome {
  const { files, said } = synth((app) => {
    const { mesh } = twoClusters(app);
    new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal(), ...props });
  });
  const values = (chart: string): Values => {
    const application = parse(files.get(`argocd/apps/us/${chart}.yaml`) ?? '') as {
      spec: { source: { helm: { valuesObject: Values } } };
    };
    return application.spec.source.helm.valuesObject;
  };
  return { files, said, values };
}

test('every cluster gets both charts, their CRDs before them, and the monitors as plain YAML', () => {
  const { files } = stack();
  for (const cluster of ['us', 'eu']) {
    for (const file of [
      `argocd/apps/${cluster}/kube-prometheus-stack.yaml`,
      `argocd/apps/${cluster}/kiali.yaml`,
      `argocd/apps/${cluster}/observability.yaml`,
      `clusters/${cluster}/observability/observability.yaml`,
    ]) {
      expect([...files.keys()]).toContain(file);
    }
    for (const object of [
      `clusters/${cluster}/control-plane/namespaces.yaml: Namespace observability`,
      `clusters/${cluster}/observability/observability.yaml: PodMonitor istio-system/envoy-stats-monitor`,
      `clusters/${cluster}/observability/observability.yaml: ServiceMonitor istio-system/istio-component-monitor`,
    ]) {
      expect([...objectsByName(files).keys()]).toContain(object);
    }
  }
  const wave = (name: string): unknown =>
    /sync-wave: "(-?\d+)"/.exec(files.get(`argocd/apps/us/${name}.yaml`) ?? '')?.[1];
  expect([
    wave('prometheus-operator-crds'),
    wave('kube-prometheus-stack'),
    wave('kiali'),
    wave('observability'),
  ]).toEqual(['-40', '30', '30', '30']);
});

test('Prometheus picks up every monitor, tells clusters apart and keeps metrics for 15 days', () => {
  expect(stack().values('kube-prometheus-stack')).toMatchObject({
    fullnameOverride: 'kube-prometheus-stack',
    crds: { enabled: false },
    prometheus: {
      prometheusSpec: {
        retention: '15d',
        externalLabels: { cluster: 'us', mesh: 'training-mesh' },
        serviceMonitorSelectorNilUsesHelmValues: false,
        podMonitorSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
        probeSelectorNilUsesHelmValues: false,
        scrapeConfigSelectorNilUsesHelmValues: false,
      },
    },
  });
});

test('nothing is drawn at random: passwords and keys are Secrets that exist, and synth asks for them', () => {
  const { values, said } = stack();
  expect(values('kube-prometheus-stack')).toMatchObject({ grafana: { admin: { existingSecret: 'grafana-admin' } } });
  expect(values('kiali')).toMatchObject({ login_token: { signing_key: 'secret:kiali-signing-key:key' } });
  expect(said).toContain('Secret observability/grafana-admin holds admin-user and admin-password');
  expect(said).toContain('Secret observability/kiali-signing-key holds key');
});

test('Kiali finds Prometheus and Grafana by the names that the charts give them', () => {
  const { values } = stack();
  const { fullnameOverride, grafana } = values('kube-prometheus-stack') as {
    fullnameOverride: string;
    grafana: { fullnameOverride: string };
  };
  expect(values('kiali')).toMatchObject({
    kubernetes_config: { cluster_name: 'us' },
    external_services: {
      prometheus: { url: `http://${fullnameOverride}-prometheus.observability:9090` },
      grafana: { internal_url: `http://${grafana.fullnameOverride}.observability:80` },
    },
  });
});

test('by default nobody outside of the cluster reaches a console, and Kiali asks for a token and only shows', () => {
  const { values, said } = stack();
  expect(values('kiali')).toMatchObject({
    auth: { strategy: 'token' },
    deployment: { view_only_mode: true, service_type: 'ClusterIP' },
  });
  expect(JSON.stringify(values('kube-prometheus-stack'))).not.toContain('LoadBalancer');
  expect(said).not.toContain('INSECURE');
});

test('insecureLab opens everything, and says so', () => {
  const { values, said } = stack({ exposure: ConsoleExposure.insecureLab() });
  const open = { service: { type: 'LoadBalancer' } };
  expect(values('kube-prometheus-stack')).toMatchObject({ prometheus: open, alertmanager: open, grafana: open });
  expect(values('kiali')).toMatchObject({
    auth: { strategy: 'anonymous' },
    deployment: { view_only_mode: true, service_type: 'LoadBalancer' },
  });
  expect(said).toContain('INSECURE: everybody who reaches the load balancers');
});

test.each([
  [{ retention: Duration.days(30) }, { retention: '30d' }],
  [{ retention: Duration.hours(36) }, { retention: '129600s' }],
  [
    { storage: Size.gibibytes(50) },
    { storageSpec: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '51200Mi' } } } } } },
  ],
])('retention and storage are typed: %#', (props, prometheusSpec) => {
  expect(stack(props).values('kube-prometheus-stack')).toMatchObject({ prometheus: { prometheusSpec } });
});

test('values are merged last, and one that opens a console by the way is refused', () => {
  const { values } = stack({
    prometheusValues: { prometheus: { prometheusSpec: { replicas: 2 } } },
    kialiValues: { auth: { strategy: 'openid' } },
  });
  expect(values('kube-prometheus-stack')).toMatchObject({
    prometheus: { prometheusSpec: { replicas: 2, retention: '15d' } },
  });
  expect(values('kiali')).toMatchObject({ auth: { strategy: 'openid' } });
  expect(problemsOf(() => stack({ kialiValues: { auth: { strategy: 'anonymous' } } }))).toMatchObject([
    { rule: 'safe-exposure', path: 'training-mesh/observability' },
  ]);
});

test('monitors follow istiod into its namespace', () => {
  const { files } = synth((app: MeshApp) => {
    const mesh = emptyMesh(app);
    const istio = Istio.existing({ version: '1.30.3', namespace: 'mesh-system' });
    new MeshCluster(mesh, 'us', { region: 'us-east-1', istio });
    new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
  });
  const file = 'clusters/us/observability/observability.yaml';
  const monitor = objectsByName(files).get(`${file}: ServiceMonitor mesh-system/istio-component-monitor`);
  expect(monitor).toHaveProperty('spec.namespaceSelector.matchNames', ['mesh-system']);
});
