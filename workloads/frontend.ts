import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const POD_LABELS = { app: 'frontend' };

/** The identity that may call echo. */
export const FRONTEND = { namespace: 'frontend', serviceAccount: 'frontend' };

/** A client to try things from: `kubectl exec -n frontend deploy/frontend -- curl -s http://echo.eu.mesh.local`. */
export class FrontendChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: FRONTEND.namespace });
    const named = { metadata: { name: 'frontend' } };

    const deployment = new kplus.Deployment(this, 'deployment', {
      ...named,
      replicas: 1,
      select: false,
      podMetadata: { labels: POD_LABELS },
      serviceAccount: new kplus.ServiceAccount(this, 'service-account', named),
      securityContext: { user: 100, group: 101 },
      containers: [
        {
          name: 'curl',
          image: 'curlimages/curl:8.17.0',
          imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
          resources: {
            cpu: { request: kplus.Cpu.millis(10) },
            memory: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
          },
          command: ['sleep', 'infinity'],
        },
      ],
    });
    deployment.select(kplus.LabelSelector.of({ labels: POD_LABELS }));
  }
}
