import { validNames } from '../../lib/model/rules/valid-names';
import { cluster, discovery, fleetOf, gateway, observability } from './facts';
import { ruleTest } from './rules/rule-test';

const us = 'training-mesh/us';

ruleTest(validNames, {
  valid: [
    [
      'components with plain names are valid',
      fleetOf({
        discoveries: [discovery('us-eu')],
        observability: [observability()],
        tree: { components: [{ path: us, id: 'own' }] },
      }),
    ],
  ],
  invalid: [
    [
      'fails for a discovery or a stack that is no DNS label',
      fleetOf({
        discoveries: [discovery('us-eu'), discovery('us/eu', { path: us })],
        observability: [observability({ path: us, id: 'a b' })],
      }),
      [
        { path: us, what: /id of a component/, value: 'us/eu' },
        { path: us, what: /id of a component/, value: 'a b' },
      ],
    ],
    [
      'fails for a component that is no DNS label, once',
      fleetOf({
        gateways: [gateway('us', { id: 'EW', path: us })],
        tree: {
          components: [
            { path: us, id: 'EW' },
            { path: 'training-mesh/own', id: '..' },
          ],
        },
      }),
      [
        { path: us, what: /id of a gateway/, value: 'EW' },
        { path: 'training-mesh/own', what: /id of a component/, value: '..' },
      ],
    ],
    [
      'fails for the namespace and the revision of an istiod that are no DNS labels',
      fleetOf({
        clusters: [cluster('us', { path: us, istio: { ...cluster('us').istio, namespace: 'a.b', revision: '1.30' } })],
        gateways: [],
      }),
      [
        { path: us, what: /namespace of istiod/, value: 'a.b' },
        { path: us, what: /revision of istiod/, value: '1.30' },
      ],
    ],
  ],
});
