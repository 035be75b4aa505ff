import type { NamespaceFacts } from '../../../lib/model/facts/namespace';
import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { RESERVED_COMPONENTS, serverName } from '../../../lib/model/names';
import { validNames } from '../../../lib/model/rules/valid-names';
import { chart, cluster, entry, fleetOf, gateway, namespace, port, reported, reportedEntry, service } from '../facts';
import { ruleTest } from './rule-test';

const us = 'training-mesh/us';
const echo = 'training-mesh/echo';
const label63 = 'x'.repeat(63);

/** A host of exactly this length, all of whose labels are valid. */
function hostOf(length: number): string {
  return `${`${label63}.`.repeat(4).slice(0, length - 2)}.y`;
}

const LONGEST_HOST = 253 - serverName(80, '').length;

function clusterOf(name: string, network = 'us-net'): Fleet {
  return fleetOf({ clusters: [cluster(name, { path: us, network }), cluster('eu')] });
}

function namespaceOf(name: string, facts: Partial<NamespaceFacts> = {}): Fleet {
  return fleetOf({ namespaces: [namespace('us', name, { path: us, ...facts })] });
}

function gatewayOf(id: string): Fleet {
  return fleetOf({ gateways: [gateway('us', { id, path: us })] });
}

function chartOf(id: string): Fleet {
  return fleetOf({ tree: { charts: [{ ...chart('us', id), path: us }] } });
}

function entryOf(facts: Partial<DeclaredEntry>): Fleet {
  return fleetOf({ entries: [entry('echo', facts)] });
}

function callerOf(ofNamespace: string, serviceAccount: string): Fleet {
  return entryOf({ callers: [{ namespace: ofNamespace, serviceAccount }] });
}

describe('of clusters, namespaces, gateways and charts', () => {
  ruleTest(validNames, {
    valid: [
      ['plain names are valid', fleetOf()],
      ['a cluster may have 58 characters', clusterOf('x'.repeat(58))],
      ['clusters may share a network', clusterOf('us', 'eu-net')],
      ['a network may be any label value', clusterOf('us', 'Net_1.a')],
      ['a network may start with peer- where no cluster has that name', clusterOf('us', 'peer-ap')],
      ['a namespace may have labels with and without value', namespaceOf('a', { labels: { 'x.io/y': 'z', team: '' } })],
      ['a gateway may have 50 characters', gatewayOf('x'.repeat(50))],
      ['a chart may have the name of an entry', chartOf('echo')],
    ],
    invalid: [
      ...['Kubernetes', 'kubernetes', 'KUBERNETES'].map(
        (name) =>
          [
            `fails for a cluster that is named ${name}`,
            clusterOf(name),
            [{ path: us, what: /istiod gives to every cluster/, value: name }],
          ] as const,
      ),
      ...['US', 'us.east', 'us_east', '-us', 'us-', '', '..', label63 + 'x'].map(
        (name) =>
          [
            `fails for the cluster name "${name}"`,
            clusterOf(name),
            [{ path: us, what: /name of a cluster must be a DNS label/, value: name }],
          ] as const,
      ),
      ['fails for a cluster of 59 characters', clusterOf('x'.repeat(59)), [{ path: us, what: /too long/ }]],
      [
        'fails for a network that is no label value',
        clusterOf('us', 'us/net'),
        [{ path: us, what: /network must be/ }],
      ],
      ['fails for an empty network', clusterOf('us', ''), [{ path: us, what: /network must be/, value: '' }]],
      [
        'fails for a network with the id of another cluster’s gateway',
        clusterOf('us', 'peer-eu'),
        [{ path: us, what: /know the gateway of "eu"/, value: 'peer-eu' }],
      ],
      [
        'fails for a network with the id of the cluster’s own gateway',
        clusterOf('us', 'peer-us'),
        [{ path: us, what: /gateway of "us"/ }],
      ],
      [
        'fails for a cluster that another repository writes as for any other',
        fleetOf({ reported: [reported('AP', { path: us, network: 'a/b' })] }),
        [
          { path: us, what: /name of a cluster must be a DNS label/, value: 'AP' },
          { path: us, what: /network must be/, value: 'a/b' },
        ],
      ],
      [
        'fails for a network with the id of the gateway of such a cluster, and the other way round',
        fleetOf({
          clusters: [cluster('us', { network: 'peer-ap' }), cluster('eu')],
          reported: [reported('ap', { network: 'peer-eu' })],
        }),
        [
          { path: us, what: /gateway of "ap"/, value: 'peer-ap' },
          { path: 'training-mesh/ap', what: /gateway of "eu"/, value: 'peer-eu' },
        ],
      ],
      [
        'fails for a namespace that is no DNS label',
        namespaceOf('a.b'),
        [{ path: us, what: /name of a namespace/, value: 'a.b' }],
      ],
      [
        'fails for every label of a namespace that is invalid',
        namespaceOf('a', { labels: { 'a b': 'x', team: 'not a value', ok: 'yes' } }),
        [
          { path: us, what: /namespace "a" has an invalid label/, value: { 'a b': 'x' } },
          { path: us, what: /namespace "a" has an invalid label/, value: { team: 'not a value' } },
        ],
      ],
      [
        'fails for a gateway that is no DNS label',
        gatewayOf('EW'),
        [{ path: us, what: /id of a gateway/, value: 'EW' }],
      ],
      ['fails for a gateway of 51 characters', gatewayOf('x'.repeat(51)), [{ path: us, what: /id of a gateway/ }]],
      ['fails for a chart that is no DNS label', chartOf('..'), [{ path: us, what: /id of a chart/, value: '..' }]],
      ...RESERVED_COMPONENTS.map(
        (id) =>
          [
            `fails for a chart with the reserved id "${id}"`,
            chartOf(id),
            [{ path: us, what: /library writes/, value: id }],
          ] as const,
      ),
    ],
  });
});

describe('of entries', () => {
  ruleTest(validNames, {
    valid: [
      ['a host may have two labels', entryOf({ host: 'echo.mesh' })],
      ['a host may be as long as its server name allows', entryOf({ host: hostOf(LONGEST_HOST) })],
      ['a host without ports has no server name yet', entryOf({ host: hostOf(253), service: service({ ports: [] }) })],
      ['a service account may have dots', entryOf({ service: service({ serviceAccount: 'echo.v1' }) })],
      ['an entry may have no callers', entryOf({ callers: undefined })],
      ['a label of the selector may be empty', entryOf({ service: service({ selector: { 'x.io/echo': '' } }) })],
    ],
    invalid: [
      [
        'fails for an id that is no DNS label',
        entryOf({ id: 'a/b' }),
        [{ path: echo, what: /id of an entry/, value: 'a/b' }],
      ],
      ...[
        'echo',
        '*.mesh.local',
        'Echo.mesh.local',
        'echo.mesh.local.',
        'echo_1.mesh.local',
        '',
        `${label63}x.local`,
      ].map(
        (host) =>
          [
            `fails for the host "${host}"`,
            entryOf({ host }),
            [{ path: echo, what: /host must be a full name/, value: host }],
          ] as const,
      ),
      [
        'fails for a host whose server name has a character too many',
        entryOf({ host: hostOf(LONGEST_HOST + 1) }),
        [{ path: echo, what: /too long: .* 254 characters/, fix: /at least 1 characters/ }],
      ],
      [
        'fails for a host whose server name is too long with the longest of its ports',
        entryOf({
          host: hostOf(LONGEST_HOST),
          service: service({ ports: [port(), port({ name: 'grpc', port: 50_051 })] }),
        }),
        [{ path: echo, what: /256 characters/, fix: /at least 3 characters/ }],
      ],
      [
        'fails once for a namespace of the service that is no DNS label',
        entryOf({ service: service({ namespace: 'Echo' }) }),
        [{ path: echo, what: /namespace of the service/, value: 'Echo' }],
      ],
      [
        'fails for a service that is no DNS label',
        entryOf({ service: service({ name: 'echo.v1' }) }),
        [{ path: echo, what: /name of the service/, value: 'echo.v1' }],
      ],
      [
        'fails for a service account that is none',
        entryOf({ service: service({ serviceAccount: 'echo/echo' }) }),
        [{ path: echo, what: /service account of the service/, value: 'echo/echo' }],
      ],
      [
        'fails for the namespace of a caller',
        callerOf('*', 'frontend'),
        [{ path: echo, what: /namespace of a caller/, value: '*' }],
      ],
      [
        'fails for the service account of a caller given as SPIFFE id',
        callerOf('frontend', 'spiffe://corp.local/ns/frontend/sa/frontend'),
        [{ path: echo, what: /service account of a caller/ }],
      ],
      [
        'fails for a canonical name that is no label value',
        entryOf({ service: service({ canonicalName: 'a b' }) }),
        [{ path: echo, what: /canonical name/, value: 'a b' }],
      ],
      ['fails for an empty selector', entryOf({ service: service({ selector: {} }) }), [{ path: echo, what: /empty/ }]],
      [
        'fails for an entry that only another repository declares as for any other',
        fleetOf({ reported: [reported('ap', { entries: [reportedEntry('ap', 'quotes', { id: '../quotes' })] })] }),
        [{ path: 'training-mesh/ap/quotes', what: /id of an entry/, value: '../quotes' }],
      ],
      [
        'fails for every label of the selector that is invalid',
        entryOf({ service: service({ selector: { 'a b': 'x', app: 'not a value', ok: 'yes' } }) }),
        [
          { path: echo, what: /selector/, value: { 'a b': 'x' } },
          { path: echo, what: /selector/, value: { app: 'not a value' } },
        ],
      ],
    ],
  });
});
