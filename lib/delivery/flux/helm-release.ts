import {
  HelmReleaseSpecChartSpecSourceRefKind as SourceKind,
  HelmReleaseSpecDriftDetectionMode as DriftDetectionMode,
  HelmReleaseSpecInstallCrds as InstallCrds,
  HelmReleaseSpecInstallStrategyName as InstallStrategy,
  HelmReleaseSpecUpgradeCrds as UpgradeCrds,
  HelmReleaseSpecUpgradeStrategyName as UpgradeStrategy,
  toJson_HelmReleaseSpec as toHelmReleaseSpec,
} from '../../../imports/helm.toolkit.fluxcd.io';
import { manifest } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { HelmRelease } from '../../resources/release';
import { helmName } from '../fitted-name';
import { objectName, repositoryName } from './object-names';
import type { FluxSettings } from './settings';

const RETRY_INTERVAL = '1m';

/**
 * A chart that Flux installs as Helm would. It retries a failed installation without end and never rolls it back,
 * because parts of a mesh wait for each other and for Secrets from outside. It also updates CRDs with the version of
 * the chart, which Helm alone does not do. With the library's values no controller of the chart changes the chart's
 * objects, so Flux can restore them when another tool changes them.
 */
export function helmRelease({ namespace }: FluxSettings, release: HelmRelease): Manifest {
  const sourceRef = { kind: SourceKind.HELM_REPOSITORY, name: objectName(repositoryName(release.repository)) };
  const spec = toHelmReleaseSpec({
    interval: '10m',
    timeout: '5m',
    releaseName: helmName(release.name),
    targetNamespace: release.namespace,
    // The namespace in which Helm itself would keep it: `helm list -n <namespace>` shows it.
    storageNamespace: release.namespace,
    chart: { spec: { chart: release.chart, version: release.version, sourceRef } },
    install: {
      crds: InstallCrds.CREATE_REPLACE,
      strategy: { name: InstallStrategy.RETRY_ON_FAILURE, retryInterval: RETRY_INTERVAL },
    },
    upgrade: {
      crds: UpgradeCrds.CREATE_REPLACE,
      strategy: { name: UpgradeStrategy.RETRY_ON_FAILURE, retryInterval: RETRY_INTERVAL },
    },
    driftDetection: { mode: DriftDetectionMode.ENABLED },
    values: release.values,
  });
  const metadata = { name: objectName(release.name), namespace };
  return manifest('helm.toolkit.fluxcd.io/v2', 'HelmRelease', metadata, { spec });
}
