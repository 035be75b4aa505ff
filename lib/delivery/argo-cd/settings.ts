/** Where Argo CD finds what was committed. */
export interface ArgoCdSettings {
  readonly repoUrl: string;
  readonly targetRevision: string;
  readonly path: string;
  readonly namespace: string;
  /** Undefined: the mesh id. */
  readonly rootName: string | undefined;
  readonly project: string;
}

/** Argo CD's own cluster. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';
