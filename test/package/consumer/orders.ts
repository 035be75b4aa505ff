import { ApiObject, Chart } from 'cdk8s';
import type { ServiceReference } from 'cdk8s-mesh';
import type { Construct } from 'constructs';

/** What others need to know of orders. */
export const ORDERS: ServiceReference = {
  namespace: 'orders',
  name: 'orders',
  serviceAccount: 'orders',
  selector: { app: 'orders' },
  ports: [{ name: 'grpc', port: 9000 }],
};

export class OrdersChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: ORDERS.namespace });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: ORDERS.name },
      spec: { selector: ORDERS.selector, ports: ORDERS.ports },
    });
  }
}
