/** Facts about a widely used chart. */
export interface KnownChart {
  /** Values without which each rendering has new random values. */
  readonly random?: string;
  /** Values without which it has hooks. */
  readonly hooks?: string;
  /** Whether, with the library's values, the output does not depend on what the chart looks up in the cluster. */
  readonly lookupIsHarmless?: boolean;
}

const GRAFANA = 'admin.existingSecret (and imageRenderer.token, if the renderer is enabled)';

const CHARTS: Readonly<Record<string, KnownChart>> = {
  'kiali-server': { random: 'login_token.signing_key, as "secret:<Secret>:<key>"', lookupIsHarmless: true },
  'kube-prometheus-stack': {
    random: `of grafana ${GRAFANA}`,
    hooks:
      'prometheusOperator.admissionWebhooks.enabled: false with prometheusOperator.tls.enabled: false, or prometheusOperator.admissionWebhooks.certManager.enabled: true',
    lookupIsHarmless: true,
  },
  grafana: { random: GRAFANA },
};

export function knownChart(name: string): KnownChart {
  return CHARTS[name] ?? {};
}
