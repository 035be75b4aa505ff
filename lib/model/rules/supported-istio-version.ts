import valid from 'semver/functions/valid';
import { isSupportedIstio } from '../upstream/supported-istio';
import { VERSIONS } from '../versions';
import type { Rule } from './rule';

/** The output was tested with some releases of Istio and is known to fail with others. */
export const supportedIstioVersion: Rule = {
  id: 'supported-istio-version',
  *check({ clusters }) {
    for (const { path, istio } of clusters) {
      const { version } = istio;
      if (valid(version) === version && isSupportedIstio(version)) continue;
      yield {
        path,
        what:
          valid(version) === version
            ? 'this release of Istio is not supported'
            : 'the Istio version must be a full version number',
        value: version,
        fix: `use ${VERSIONS.supportedIstioInWords}, as in "${VERSIONS.istio}"`,
      };
    }
  },
};
