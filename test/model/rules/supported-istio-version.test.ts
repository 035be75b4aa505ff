import type { IstioFacts } from '../../../lib/model/facts/istio';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { supportedIstioVersion } from '../../../lib/model/rules/supported-istio-version';
import { VERSIONS } from '../../../lib/model/versions';
import { cluster, fleetOf } from '../facts';
import { ruleTest } from './rule-test';
import type { ExpectedFinding } from './rule-test';

const path = 'training-mesh/us';

function istio(version: string, overrides: Partial<IstioFacts> = {}): IstioFacts {
  return { ...cluster('us').istio, version, ...overrides };
}

function version(value: string): Fleet {
  return fleetOf({ clusters: [cluster('us', { istio: istio(value) }), cluster('eu')] });
}

function passes(value: string): readonly [string, Fleet] {
  return [`release ${value} is supported`, version(value)];
}

function fails(value: string, what: RegExp): readonly [string, Fleet, readonly ExpectedFinding[]] {
  return [
    `fails for ${JSON.stringify(value)}`,
    version(value),
    [{ path, what, value, fix: /1\.28\.6 or later.*"1\.30\.3"/ }],
  ];
}

const NOT_SUPPORTED = /release of Istio is not supported/;
const NOT_FULL = /must be a full version number/;

ruleTest(supportedIstioVersion, {
  valid: [
    ['the release that is installed by default is supported', version(VERSIONS.istio)],
    passes('1.28.6'),
    passes('1.28.12'),
    passes('1.29.2'),
    passes('1.30.0'),
    passes('1.31.4'),
    [
      'an istiod that somebody else installs may be of any supported release',
      fleetOf({ clusters: [cluster('us', { istio: istio('1.28.6', { managed: false }) }), cluster('eu')] }),
    ],
  ],
  invalid: [
    fails('1.27.9', NOT_SUPPORTED),
    fails('1.28.5', NOT_SUPPORTED),
    fails('1.29.0', NOT_SUPPORTED),
    fails('1.29.1', NOT_SUPPORTED),
    fails('1.32.0', NOT_SUPPORTED),
    fails('2.0.0', NOT_SUPPORTED),
    fails('1.29.0-rc.1', NOT_SUPPORTED),
    fails('1.31.0-rc.1', NOT_SUPPORTED),
    fails('1.32.0-alpha.0', NOT_SUPPORTED),
    fails('1.30.3-distroless', NOT_SUPPORTED),
    fails('1.30', NOT_FULL),
    fails('1.30.*', NOT_FULL),
    fails('1.30.x', NOT_FULL),
    fails('>=1.30.0', NOT_FULL),
    fails('v1.30.3', NOT_FULL),
    fails('1.30.3+build', NOT_FULL),
    fails(' 1.30.3', NOT_FULL),
    fails('latest', NOT_FULL),
    fails('', NOT_FULL),
    [
      'fails for an istiod that somebody else installs',
      fleetOf({ clusters: [cluster('us', { istio: istio('1.27.0', { managed: false }) }), cluster('eu')] }),
      [{ path, what: NOT_SUPPORTED, value: '1.27.0' }],
    ],
    [
      'fails for every cluster',
      fleetOf({ clusters: [cluster('us', { istio: istio('1.29.1') }), cluster('eu', { istio: istio('master') })] }),
      [
        { path: 'training-mesh/eu', what: NOT_FULL, value: 'master' },
        { path, what: NOT_SUPPORTED, value: '1.29.1' },
      ],
    ],
  ],
});
