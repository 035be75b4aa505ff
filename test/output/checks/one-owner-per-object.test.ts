import { oneOwnerPerObject } from '../../../lib/output/checks/one-owner-per-object';
import { checkTest, object } from './check-test';

checkTest(oneOwnerPerObject, {
  valid: [
    [
      'one name in two namespaces',
      [object('v1', 'ConfigMap', { namespace: 'a' }), object('v1', 'ConfigMap', { namespace: 'b' })],
    ],
    [
      'one name in two kinds',
      [object('v1', 'ConfigMap', { namespace: 'a' }), object('v1', 'Service', { namespace: 'a' })],
    ],
    [
      'one name in two groups',
      [
        object('networking.istio.io/v1', 'Gateway', { namespace: 'a' }),
        object('gateway.networking.k8s.io/v1', 'Gateway', { namespace: 'a' }),
      ],
    ],
  ],
  invalid: [
    [
      'an object twice',
      [object('v1', 'ConfigMap', { namespace: 'a' }), object('v1', 'ConfigMap', { namespace: 'a' })],
      /from mesh\/us\/0/,
    ],
    ['a namespace twice', [object('v1', 'Namespace'), object('v1', 'Namespace')], /already has this object/],
    [
      'two versions of one object',
      [
        object('networking.istio.io/v1beta1', 'Gateway', { namespace: 'a' }),
        object('networking.istio.io/v1', 'Gateway', { namespace: 'a' }),
      ],
      /already has this object/,
    ],
  ],
});
