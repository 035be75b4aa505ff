/** Namespace of Prometheus, Grafana and Kiali. */
export const OBSERVABILITY_NAMESPACE = 'observability';

/** Release and full name of the chart; the names of its Services follow from it. */
export const PROMETHEUS_RELEASE = 'kube-prometheus-stack';
export const GRAFANA_NAME = 'grafana';
export const KIALI_RELEASE = 'kiali';

/** Secret with the login of Grafana's administrator, which Kiali uses too. */
export const GRAFANA_SECRET = { name: 'grafana-admin', user: 'admin-user', password: 'admin-password' } as const;

/** Secret with the key by which Kiali signs its sessions: 16, 24 or 32 characters. */
export const KIALI_SECRET = { name: 'kiali-signing-key', key: 'key' } as const;

/** Where Kiali finds the others; derived, never asked for. */
export const PROMETHEUS_URL = `http://${PROMETHEUS_RELEASE}-prometheus.${OBSERVABILITY_NAMESPACE}:9090`;
export const GRAFANA_URL = `http://${GRAFANA_NAME}.${OBSERVABILITY_NAMESPACE}:80`;

/** How often metrics are read; Kiali computes rates from it, so monitors and Prometheus must agree. */
export const SCRAPE_INTERVAL = '15s';
