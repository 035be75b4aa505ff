import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

const POD_LABELS = { app: 'directory' };

/** LDAP in the clear and LDAP over TLS of its own: what a port speaks is read from its name. */
export const DIRECTORY = {
  namespace: 'directory',
  name: 'directory',
  serviceAccount: 'directory',
  selector: POD_LABELS,
  ports: [
    { name: 'tcp-ldap', port: 389, targetPort: 1389 },
    { name: 'tls-ldaps', port: 636, targetPort: 1636 },
  ],
};

/** An OpenLDAP with a certificate for `directory.mesh.local`, which the team keeps in the Secret `directory-tls`. */
export class DirectoryChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: DIRECTORY.namespace });
    const metadata = { name: DIRECTORY.name };
    new ApiObject(this, 'service-account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: POD_LABELS, ports: DIRECTORY.ports },
    });
    new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: POD_LABELS },
        template: { metadata: { labels: POD_LABELS }, spec: podSpec() },
      },
    });
  }
}

function podSpec(): object {
  return {
    serviceAccountName: DIRECTORY.serviceAccount,
    containers: [
      {
        name: 'openldap',
        image: 'registry.example.com/openldap:2.6.10',
        ports: DIRECTORY.ports.map(({ name, targetPort }) => ({ name, containerPort: targetPort })),
        volumeMounts: [{ name: 'tls', mountPath: '/etc/ldap/tls', readOnly: true }],
      },
    ],
    volumes: [{ name: 'tls', secret: { secretName: 'directory-tls' } }],
  };
}
