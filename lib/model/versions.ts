/** Every upstream pin, in one place. CONTRIBUTING.md, "Bump Istio", says how to move them. */
export const VERSIONS = {
  /** Istio: charts, images and the CRDs in imports/. */
  istio: '1.30.3',
  /** Gateway API, as Istio's go.mod pins it. */
  gatewayApi: '1.5.1',
} as const;

/** Where upstream publishes what we refer to. */
export const SOURCES = {
  /** Istio's charts after Google's registries close in December 2026. */
  istioCharts: 'https://blob.istio.io/istio-release/charts',
  /** Istio's images, likewise. */
  istioImages: 'docker.io/istio',
  gatewayApi: 'https://github.com/kubernetes-sigs/gateway-api.git',
} as const;
