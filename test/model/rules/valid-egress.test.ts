import type { Fleet } from '../../../lib/model/fleet/fleet';
import { validEgress } from '../../../lib/model/rules/valid-egress';
import { fleetOf, namespace } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/us/namespaces/shop';

function egress(...names: string[]): Fleet {
  return fleetOf({ namespaces: [namespace('us', 'shop', { egress: names }), namespace('us', 'cart')] });
}

ruleTest(validEgress, {
  valid: [
    ['a namespace may have no list', fleetOf({ namespaces: [namespace('us', 'shop')] })],
    ['a namespace may call no other one', egress()],
    ['a namespace may call several others, known or not', egress('cart', 'payments')],
  ],
  invalid: [
    ...['*', 'cart/*', './*', 'Cart', 'cart.svc', ''].map(
      (value) =>
        [
          `fails for "${value}"`,
          egress(value, 'cart'),
          [{ path, what: /egress of namespace "shop" must list names/, value }],
        ] as const,
    ),
    [
      "fails for istiod's namespace, whose Sidecar would be everybody's",
      fleetOf({ namespaces: [namespace('us', 'istio-system', { egress: [] })] }),
      [{ path: 'training-mesh/us/namespaces/istio-system', what: /would hold for every other namespace/ }],
    ],
    ['fails for the namespace itself', egress('cart', 'shop'), [{ path, what: /lists itself/, value: 'shop' }]],
    [
      'fails once for a namespace that is listed more than once',
      egress('cart', 'payments', 'cart', 'cart'),
      [{ path, what: /lists a namespace twice/, value: 'cart' }],
    ],
  ],
});
