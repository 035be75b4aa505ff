import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

const POD_LABELS = { app: 'ledger' };

/** The ledger: only one cluster may write it, another one has a copy that can take over. */
export const LEDGER = {
  namespace: 'ledger',
  name: 'ledger',
  serviceAccount: 'ledger',
  selector: POD_LABELS,
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
};

/** Deployment and Service of the ledger. */
export class LedgerChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: LEDGER.namespace });
    const metadata = { name: LEDGER.name };
    new ApiObject(this, 'service-account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: POD_LABELS, ports: LEDGER.ports },
    });
    new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: POD_LABELS },
        template: {
          metadata: { labels: POD_LABELS },
          spec: {
            serviceAccountName: LEDGER.serviceAccount,
            containers: [
              {
                name: 'ledger',
                image: 'registry.example.com/ledger:2.3.0',
                ports: [{ name: 'http', containerPort: 8080 }],
              },
            ],
          },
        },
      },
    });
  }
}
