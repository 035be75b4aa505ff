import type { CredentialsFacts, DiscoveryFacts } from '../../../lib/model/facts/discovery';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { discoveryCredentials } from '../../../lib/model/rules/discovery-credentials';
import { cluster, discovery, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/us-eu';

function store(name: string): CredentialsFacts {
  return { type: 'externalSecret', store: name, storeKind: 'ClusterSecretStore', keyPrefix: 'mesh/' };
}

function mounted(secret: string): CredentialsFacts {
  return { type: 'mountedSecret', secret };
}

function pair(one: string, other: string, credentials: CredentialsFacts): DiscoveryFacts {
  return discovery(`${one}-${other}`, { clusters: [one, other], credentials });
}

function keys(keyPrefix: string): DiscoveryFacts {
  return pair('us', 'eu', { type: 'externalSecret', store: 'vault', storeKind: 'SecretStore', keyPrefix });
}

function fleetWith(...discoveries: readonly DiscoveryFacts[]): Fleet {
  return fleetOf({ clusters: ['us', 'eu', 'ap', 'sa'].map((name) => cluster(name)), discoveries });
}

/** us and eu with these releases of Istio. */
function releases(credentials: CredentialsFacts, us: string, eu: string): Fleet {
  const { istio } = cluster('us');
  const clusters = [
    cluster('us', { istio: { ...istio, version: us } }),
    cluster('eu', { istio: { ...istio, version: eu } }),
  ];
  return fleetOf({ clusters, discoveries: [pair('us', 'eu', credentials)] });
}

ruleTest(discoveryCredentials, {
  valid: [
    ['a mesh needs no discovery', fleetOf()],
    [
      'keys in a store may start with nothing, or as the store has it',
      fleetWith(keys(''), keys('projects/x y/secrets.')),
    ],
    ['the name of a store may have dots', fleetWith(pair('us', 'eu', store('vault.example.com')))],
    [
      'one mounted Secret serves all discoveries of a cluster',
      fleetWith(pair('ap', 'us', mounted('kubeconfigs')), pair('us', 'eu', mounted('kubeconfigs'))),
    ],
    [
      'kubeconfigs of a cluster may come from several stores',
      fleetWith(pair('ap', 'us', store('vault')), pair('us', 'eu', store('other'))),
    ],
    [
      'clusters that share none may have different Secrets',
      fleetWith(pair('ap', 'sa', mounted('one')), pair('us', 'eu', mounted('two'))),
    ],
    ['remote secrets are older than 1.30', releases(store('vault'), '1.28.6', '1.29.7')],
    ['files are read from 1.30.0 on', releases(mounted('kubeconfigs'), '1.30.0', '1.31.1')],
    ['what is no version is for another rule', releases(mounted('kubeconfigs'), 'latest', '1.30')],
    [
      'clusters that are not there are for another rule',
      fleetWith(discovery('us-eu', { clusters: ['us', 'nowhere'], credentials: mounted('kubeconfigs') })),
    ],
  ],
  invalid: [
    ...['a\nb', '{{ .x }}', '$(x)', '\u202e', ' '].map(
      (prefix) =>
        [
          `fails for the start of keys ${JSON.stringify(prefix)}`,
          fleetWith(keys(prefix)),
          [{ path, what: /keyPrefix/, value: prefix }],
        ] as const,
    ),
    ...['Vault', '', 'a/b', '<STORE>'].map(
      (name) =>
        [
          `fails for the store "${name}"`,
          fleetWith(pair('us', 'eu', store(name))),
          [{ path, what: /name of the store/, value: name }],
        ] as const,
    ),
    [
      'fails for a mounted Secret that cannot exist',
      fleetWith(pair('us', 'eu', mounted('Mesh_Kubeconfigs'))),
      [{ path, what: /name of the Secret/, value: 'Mesh_Kubeconfigs' }],
    ],
    [
      'fails for every cluster whose istiod reads no files',
      releases(mounted('kubeconfigs'), '1.29.7', '1.28.6'),
      [
        { path, what: /"us" is too old/, value: '1.29.7', fix: /1\.30\.0/ },
        { path, what: /"eu" is too old/, value: '1.28.6' },
      ],
    ],
    [
      'fails once for a cluster that is paired with itself',
      fleetOf({
        clusters: [cluster('us', { istio: { ...cluster('us').istio, version: '1.29.7' } })],
        discoveries: [discovery('us-eu', { clusters: ['us', 'us'], credentials: mounted('kubeconfigs') })],
      }),
      [{ path, value: '1.29.7' }],
    ],
    [
      'fails for two mounted Secrets in one cluster',
      fleetWith(pair('ap', 'us', mounted('one')), pair('us', 'eu', mounted('two'))),
      [{ path, what: /cluster "us" .* by training-mesh\/ap-us$/, value: mounted('two') }],
    ],
    [
      'fails for remote secrets beside a mounted Secret, which istiod would not look at',
      fleetWith(pair('ap', 'eu', mounted('one')), pair('us', 'eu', store('vault'))),
      [{ path, what: /cluster "eu" .* by training-mesh\/ap-eu$/, value: store('vault') }],
    ],
    [
      'fails once for a discovery that both of its clusters refuse',
      fleetWith(pair('ap', 'eu', mounted('one')), pair('ap', 'us', mounted('one')), pair('us', 'eu', store('vault'))),
      [{ path, what: /cluster "us"/ }],
    ],
  ],
});
