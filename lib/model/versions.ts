/** Every upstream pin, in one place. CONTRIBUTING.md, "Bump Istio", explains how to change them. */
export const VERSIONS = {
  /** Istio: charts, images and the CRDs in imports/. */
  istio: '1.30.3',
  /** Istio releases that work. Earlier ones do not have validationFailurePolicy; later ones were not tested. */
  supportedIstio: [
    { from: '1.28.6', below: '1.29.0' },
    { from: '1.29.2', below: '1.32.0' },
  ],
  /** The same for people. */
  supportedIstioInWords: '1.28.6 or later of 1.28, 1.29.2 or later of 1.29, any of 1.30 or 1.31',
  /** Gateway API, as Istio's go.mod pins it. */
  gatewayApi: '1.5.1',
  /** Commit of its tag. */
  gatewayApiCommit: 'e7677b70ae75d14a4448fba94870e7deea6cf0ad',
  /** CRDs of the Prometheus operator, as kube-prometheus-stack vendors them. */
  prometheusOperator: '0.93.1',
  /** Commit of its tag. */
  prometheusOperatorCommit: '51cc33a31bf3bd83dd22b1ae6efaf26e199194d9',
  kubePrometheusStack: '88.5.3',
  kiali: '2.29.0',
  /** Kubernetes version for which charts are rendered. Charts use it to choose between versions of an object. */
  kubernetes: '1.33.0',
} as const;

/** Where upstream publishes charts, images and repositories. */
export const SOURCES = {
  /** Istio's charts after Google's registries close in December 2026. */
  istioCharts: 'https://blob.istio.io/istio-release/charts',
  /** Istio's images, likewise. */
  istioImages: 'docker.io/istio',
  prometheusCharts: 'https://prometheus-community.github.io/helm-charts',
  prometheusOperator: 'https://github.com/prometheus-operator/prometheus-operator.git',
  kialiCharts: 'https://kiali.org/helm-charts',
  gatewayApi: 'https://github.com/kubernetes-sigs/gateway-api.git',
} as const;
