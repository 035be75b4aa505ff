import type { Fleet } from '../../../lib/model/fleet/fleet';
import { versionSkew } from '../../../lib/model/rules/version-skew';
import { cluster, fleetOf, reported } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh';

function fleet(versions: Readonly<Record<string, string>>, managed = true): Fleet {
  const { istio } = cluster('us');
  const clusters = Object.entries(versions).map(([name, version]) =>
    cluster(name, { istio: { ...istio, managed, version } }),
  );
  return fleetOf({ clusters, reported: [reported('jp')] });
}

test('its findings are warnings', () => {
  expect(versionSkew.severity).toBe('warning');
});

ruleTest(versionSkew, {
  valid: [
    ['a mesh without clusters has no releases', fleet({})],
    ['all clusters may run one release', fleet({ us: '1.30.3', eu: '1.30.3' })],
    ['patch releases may differ', fleet({ us: '1.30.0', eu: '1.30.4' })],
    ['a cluster may be one minor release behind', fleet({ us: '1.29.2', eu: '1.30.3', ap: '1.29.4' })],
    ['a release that is not supported is left to supported-istio-version', fleet({ us: '1.20.0', eu: '1.30.3' })],
    ['what is no version is left to it, too', fleet({ us: 'latest', eu: '1.31.0' })],
  ],
  invalid: [
    [
      'fails once for clusters that are two minor releases apart, with who has which',
      fleet({ us: '1.30.3', eu: '1.28.6', ap: '1.30.3' }),
      [
        {
          path,
          what: /more than one minor release apart/,
          value: { '1.28.6': ['eu'], '1.30.3': ['ap', 'us'] },
          fix: /^upgrade Istio in "eu" to 1\.29 or later$/,
        },
      ],
    ],
    [
      'fails for istiods that somebody else installs',
      fleet({ us: '1.31.0', eu: '1.29.2' }, false),
      [{ path, fix: /"eu" to 1\.30/ }],
    ],
    [
      'fails with all clusters that are too far behind',
      fleet({ us: '1.31.0', eu: '1.29.2', ap: '1.28.6', sa: '1.30.0' }),
      [{ path, fix: /"ap", "eu" to 1\.30 or later/ }],
    ],
  ],
});
