import gte from 'semver/functions/gte';
import lt from 'semver/functions/lt';
import prerelease from 'semver/functions/prerelease';
import valid from 'semver/functions/valid';
import { VERSIONS } from '../versions';

/** Whether the library works with a release of Istio. Release candidates and the like were not tested. */
export function isSupportedIstio(version: string): boolean {
  if (valid(version) === null || prerelease(version) !== null) return false;
  return VERSIONS.supportedIstio.some(({ from, below }) => gte(version, from) && lt(version, below));
}
