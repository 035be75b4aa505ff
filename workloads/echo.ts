import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** Labels of the pods; given by hand, because the default ones would differ from cluster to cluster. */
const POD_LABELS = { app: 'echo' };

/** The echo service: answers every request with the region it runs in. */
export const ECHO = {
  namespace: 'echo',
  name: 'echo',
  serviceAccount: 'echo',
  selector: POD_LABELS,
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
};

export interface EchoChartProps {
  readonly region: string;
}

/** Deployment and Service of echo. Names are explicit: in a mesh a name is an interface. */
export class EchoChart extends Chart {
  constructor(scope: Construct, id: string, props: EchoChartProps) {
    super(scope, id, { namespace: ECHO.namespace });
    const named = { metadata: { name: ECHO.name } };

    const deployment = new kplus.Deployment(this, 'deployment', {
      ...named,
      replicas: 2,
      select: false,
      podMetadata: { labels: POD_LABELS },
      serviceAccount: new kplus.ServiceAccount(this, 'service-account', named),
      securityContext: { user: 65532, group: 65532 },
      containers: [
        {
          name: 'echo',
          image: 'hashicorp/http-echo:1.0',
          imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
          args: ['-listen=:8080', `-text=region=${props.region}`],
          ports: [{ name: 'http', number: 8080 }],
          resources: {
            cpu: { request: kplus.Cpu.millis(20) },
            memory: { request: Size.mebibytes(32), limit: Size.mebibytes(64) },
          },
          readiness: kplus.Probe.fromHttpGet('/', { port: 8080 }),
        },
      ],
    });
    deployment.select(kplus.LabelSelector.of({ labels: POD_LABELS }));

    const service = new kplus.Service(this, 'service', {
      ...named,
      ports: ECHO.ports.map(({ name, port, targetPort }) => ({ name, port, targetPort })),
    });
    service.selectLabel('app', POD_LABELS.app);
  }
}
