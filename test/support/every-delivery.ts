import { Delivery } from '../../lib';
import type { IDelivery } from '../../lib';

/** Looks at what is given to a construct or a method, and may change it. */
export type At = <Given>(whom: string, given: Given) => Given;

/** One way or the other to be delivered. */
export type By = 'argoCd' | 'flux';

/** Deliveries in which every prop is given. */
export const DELIVERIES: Readonly<Record<By, (at: At) => IDelivery>> = {
  argoCd: (at) =>
    Delivery.argoCd(
      at('Delivery.argoCd', {
        repoUrl: 'https://git.example.com/platform/mesh.git',
        targetRevision: 'release',
        path: 'mesh/dist',
        namespace: 'gitops',
        rootName: 'root',
        project: 'platform',
        topology: 'hub' as const,
        destinations: { us: { name: 'us-prod' }, eu: { server: 'https://eu.example.com:6443' } },
        argoCdVersion: '3.4',
        rings: [['us'], ['eu']],
        maxManifestsSize: '20M',
        applications: [
          {
            clusters: ['us'],
            names: ['istiod', 'workloads'],
            automated: true,
            annotations: { 'notifications.argoproj.io/subscribe.on-sync-failed.slack': 'free' },
            labels: { team: 'platform' },
            ignoreDifferences: [
              {
                group: 'apps',
                kind: 'Deployment',
                name: 'istiod',
                namespace: 'istio-system',
                jsonPointers: ['/spec/replicas'],
                jqPathExpressions: ['.spec.template.spec.containers[].image'],
                managedFieldsManagers: ['kube-controller-manager'],
              },
            ],
            retry: { limit: 5, refresh: false, backoff: { duration: '10s', factor: 3, maxDuration: '3m' } },
          },
        ],
        syncWindows: [
          {
            kind: 'deny' as const,
            schedule: '0 8 * * 1-5',
            duration: '10h',
            timeZone: 'Europe/Berlin',
            manualSync: true,
            clusters: ['us'],
            names: ['gateways'],
          },
        ],
      }),
    ),
  flux: (at) =>
    Delivery.flux(
      at('Delivery.flux', {
        sourceRef: { kind: 'OCIRepository' as const, name: 'fleet', namespace: 'sources' },
        path: 'mesh/dist',
        namespace: 'gitops',
      }),
    ),
};

/** An object of each delivery. */
export const PATCHED = {
  argoCd: { component: 'argocd', kind: 'Application', name: 'training-mesh-us-istiod', namespace: 'gitops' },
  flux: { component: 'flux', kind: 'Kustomization', name: 'mesh-istiod', namespace: 'gitops' },
} as const;
