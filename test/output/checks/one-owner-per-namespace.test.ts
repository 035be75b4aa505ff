import { oneOwnerPerNamespace } from '../../../lib/output/checks/one-owner-per-namespace';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

function namespace(name: string, labels: Record<string, string> = {}, apiVersion = 'v1'): Manifest {
  return object(apiVersion, 'Namespace', { name, labels });
}

checkTest(oneOwnerPerNamespace, {
  valid: [
    ['a namespace without labels', [namespace('echo')]],
    [
      'one label that chooses an injector',
      [namespace('echo', { 'istio-injection': 'enabled' }), namespace('a', { 'istio.io/rev': 'canary' })],
    ],
    ['two names of one injector', [namespace('echo', { 'istio-injection': 'enabled', 'istio.io/rev': 'default' })]],
    ['an ambient namespace that exports nothing', [namespace('shop', { 'istio.io/dataplane-mode': 'ambient' })]],
    ['an exported service out of the ambient mesh', [namespace('echo', { 'istio.io/dataplane-mode': 'none' })]],
    ['the network of the cluster', [namespace('istio-system', { 'topology.istio.io/network': 'us-net' })]],
    ['a network where istiod does not look for it', [namespace('shop', { 'topology.istio.io/network': 'eu-net' })]],
    ['a Namespace of another group', [namespace('echo', { 'istio.io/dataplane-mode': 'ambient' }, 'example.com/v1')]],
  ],
  invalid: [
    [
      'two injectors',
      [namespace('shop', { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' })],
      /"shop" has two labels/,
    ],
    [
      'a revision that injects nothing',
      [namespace('a', { 'istio-injection': 'disabled', 'istio.io/rev': 'default' })],
      /has two labels/,
    ],
    [
      'an exported service in an ambient namespace',
      [namespace('echo', { 'istio.io/dataplane-mode': 'ambient' })],
      /"echo" is ambient/,
    ],
    [
      'another network than that of the cluster',
      [namespace('istio-system', { 'topology.istio.io/network': 'eu-net' })],
      /puts all pods of cluster "us" into another network/,
    ],
  ],
});
