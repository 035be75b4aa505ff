import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/** One port of a service; the lab answers in the protocol that the name begins with. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
}

/** A service as CrossClusterServiceEntry takes it. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly serviceAccount: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
}

/** A service whose namespace, name and service account are the same word. */
export function serviceNamed(name: string, ports: readonly ServicePort[]): Service {
  return { namespace: name, name, serviceAccount: name, selector: { app: name }, ports };
}

/** ServiceAccount, Service and Deployment of a service. */
export class ServiceChart extends Chart {
  constructor(scope: Construct, { namespace, name, selector, ports }: Service) {
    super(scope, name, { namespace });
    const metadata = { name };
    const container = {
      name,
      image: 'hashicorp/http-echo:1.0',
      ports: ports.map((port) => ({ name: port.name, containerPort: port.targetPort })),
    };
    new ApiObject(this, 'service-account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    new ApiObject(this, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector, ports } });
    new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: selector },
        template: { metadata: { labels: selector }, spec: { serviceAccountName: name, containers: [container] } },
      },
    });
  }
}
