import type { HelmValues } from '../model/facts';

/** A Secret that istiod reads as files. */
export interface SecretFiles {
  readonly volume: string;
  readonly secret: string;
  /** Whether istiod starts without it. */
  readonly optional: boolean;
  readonly directory: string;
  /** Environment variable that tells istiod the directory. */
  readonly setting: string;
}

/** Values of the istiod chart for all of them at once: lists of several values files replace each other. */
export function mounted(files: readonly SecretFiles[]): HelmValues {
  return {
    env: Object.fromEntries(files.map(({ setting, directory }) => [setting, directory])),
    volumes: files.map(({ volume, secret, optional }) => ({
      name: volume,
      secret: { secretName: secret, ...(optional && { optional }) },
    })),
    volumeMounts: files.map(({ volume, directory }) => ({ name: volume, mountPath: directory, readOnly: true })),
  };
}
