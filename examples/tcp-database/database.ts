import { ApiObject, Chart, Size } from 'cdk8s';
import type { Construct } from 'constructs';

const POD_LABELS = { app: 'orders-db' };

/** PostgreSQL of the orders team. The name of the port tells Istio that it is TCP. */
export const ORDERS_DB = {
  namespace: 'orders',
  name: 'orders-db',
  serviceAccount: 'orders-db',
  selector: POD_LABELS,
  ports: [{ name: 'tcp-postgres', port: 5432 }],
};

/** One PostgreSQL with a volume; its password is in the Secret `orders-db`, which the team makes. */
export class DatabaseChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: ORDERS_DB.namespace });
    const metadata = { name: ORDERS_DB.name };
    new ApiObject(this, 'service-account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: POD_LABELS, ports: ORDERS_DB.ports },
    });
    new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        // Two PostgreSQL must never have the volume at once.
        strategy: { type: 'Recreate' },
        selector: { matchLabels: POD_LABELS },
        template: { metadata: { labels: POD_LABELS }, spec: this.podSpec() },
      },
    });
    new ApiObject(this, 'volume', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: `${Size.gibibytes(10).toGibibytes()}Gi` } },
      },
    });
  }

  private podSpec(): object {
    const { name, ports, serviceAccount } = ORDERS_DB;
    return {
      serviceAccountName: serviceAccount,
      containers: [
        {
          name: 'postgres',
          image: 'postgres:18',
          ports: ports.map((port) => ({ name: port.name, containerPort: port.port })),
          env: [{ name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name, key: 'password' } } }],
          volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql' }],
        },
      ],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }],
    };
  }
}
