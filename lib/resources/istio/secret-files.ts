import type { HelmValues } from '../../model/facts/helm-values';
import type { IstiodFiles } from '../../model/upstream/istiod-files';

/** Values of the istiod chart for all of them at once: lists of several values files replace each other. */
export function mounted(files: readonly IstiodFiles[]): HelmValues {
  return {
    env: Object.fromEntries(files.map(({ setting, directory }) => [setting, directory])),
    volumes: files.map(({ volume, secret, optional }) => ({
      name: volume,
      secret: { secretName: secret, ...(optional && { optional }) },
    })),
    volumeMounts: files.map(({ volume, directory }) => ({ name: volume, mountPath: directory, readOnly: true })),
  };
}
