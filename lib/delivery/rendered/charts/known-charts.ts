/** What is known of a chart that many have. */
export interface KnownChart {
  /** Values without which it draws something anew at every rendering. */
  readonly random?: string;
  /** Values without which it has hooks. */
  readonly hooks?: string;
  /** With the library's values, what it asks the cluster for changes nothing. */
  readonly asksInVain?: boolean;
}

const GRAFANA = 'admin.existingSecret (and imageRenderer.token, if the renderer is enabled)';

const CHARTS: Readonly<Record<string, KnownChart>> = {
  'kiali-server': { random: 'login_token.signing_key, as "secret:<Secret>:<key>"', asksInVain: true },
  'kube-prometheus-stack': {
    random: `of grafana ${GRAFANA}`,
    hooks:
      'prometheusOperator.admissionWebhooks.enabled: false with prometheusOperator.tls.enabled: false, or prometheusOperator.admissionWebhooks.certManager.enabled: true',
    asksInVain: true,
  },
  grafana: { random: GRAFANA },
};

export function knownChart(name: string): KnownChart {
  return CHARTS[name] ?? {};
}
