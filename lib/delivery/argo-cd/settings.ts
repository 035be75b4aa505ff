/** Where Argo CD finds what was committed; all defaults applied. */
export interface ArgoCdSettings {
  readonly repoUrl: string;
  readonly targetRevision: string;
  readonly path: string;
  readonly namespace: string;
  readonly project: string;
}

/** Argo CD's own cluster. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';
