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
        argoCdVersion: '3.4',
        rings: [['us'], ['eu']],
        maxManifestsSize: '20M',
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
