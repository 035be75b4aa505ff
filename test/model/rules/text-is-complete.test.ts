import { textIsComplete } from '../../../lib/model/rules/text-is-complete';
import { cluster, entry, fleetOf, gateway, namespace, service } from '../facts';
import { ruleTest } from './rule-test';

const at = (host: string) => fleetOf({ entries: [entry('echo', { host })] });

ruleTest(textIsComplete, {
  valid: [
    ['usual texts are complete', fleetOf()],
    ['a longer word may contain that one', at('undefinedness.mesh.local')],
    ['null and numbers are names like any other', at('null.0.mesh.local')],
  ],
  invalid: [
    [
      'fails for a host',
      at('payments.undefined'),
      [{ path: 'training-mesh/echo', what: /^host contains/, value: 'payments.undefined', fix: /environment/ }],
    ],
    [
      'fails for an object in a text',
      at('[object Object].mesh.local'),
      [{ path: 'training-mesh/echo', what: /^host/ }],
    ],
    [
      'fails for the service and its callers, each by its place',
      fleetOf({
        entries: [
          entry('echo', {
            service: service({ namespace: 'shop-undefined' }),
            callers: [{ namespace: 'web', serviceAccount: 'undefined' }],
          }),
        ],
      }),
      [
        { path: 'training-mesh/echo', what: /^service\.namespace contains/, value: 'shop-undefined' },
        { path: 'training-mesh/echo', what: /^callers\[0\]\.serviceAccount contains/, value: 'undefined' },
      ],
    ],
    [
      'fails for clusters, gateways and namespaces',
      fleetOf({
        clusters: [cluster('us', { region: 'us-undefined' }), cluster('eu')],
        gateways: [
          gateway('us', {
            address: { type: 'Hostname', values: ['eastwest.undefined.example.com'], externalDns: false },
          }),
          gateway('eu'),
        ],
        namespaces: [namespace('us', 'undefined')],
      }),
      [
        { path: 'training-mesh/us', what: /^region contains/, value: 'us-undefined' },
        { path: 'training-mesh/us/eastwest', what: /^address\.values\[0\] contains/ },
        { path: 'training-mesh/us/namespaces/undefined', what: /^name contains/, value: 'undefined' },
      ],
    ],
  ],
});
