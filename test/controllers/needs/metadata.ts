import { JsonPatch } from 'cdk8s';
import { validMetadata } from '../../../lib/output/checks/valid-metadata';
import { nameOf } from '../../../lib/resources/manifest';
import { fleetOf } from '../../model/facts';
import { patch, without } from '../need';
import type { Need } from '../need';
import { has } from '../world';

/** Namespaces that the cluster has from the start, or that an existing istiod runs in. */
const GIVEN: readonly string[] = ['default', 'istio-system', 'kube-system'];

const isValid: Need = {
  title: 'the API server accepts names, labels and annotations',
  kinds: [],
  faults: ({ objects }) => [...validMetadata.check('us', objects, fleetOf())].map(({ what }) => what),
  broken: [
    ['an invalid label', patch('Service', 'echo', JsonPatch.add('/metadata/labels', { app: 'a b' })), /label/],
    [
      'an invalid annotation',
      patch('Service', 'echo', JsonPatch.add('/metadata/annotations', { 'a b': '' })),
      /annotation/,
    ],
    ['an invalid name', patch('Service', 'echo', JsonPatch.replace('/metadata/name', 'echo.v1')), /name/],
    [
      'an invalid label of pods',
      patch('Deployment', 'echo', JsonPatch.add('/spec/template/metadata/labels/v', '-')),
      /label/,
    ],
  ],
};

const hasNamespace: Need = {
  title: 'every object has a namespace that exists',
  kinds: ['Namespace'],
  faults: (world) =>
    world.objects
      .map(({ manifest }) => manifest)
      .filter(({ metadata: { namespace } }) => namespace !== undefined && !GIVEN.includes(namespace))
      .filter(({ metadata: { namespace } }) => !has(world, 'Namespace', undefined, namespace))
      .map((manifest) => `${nameOf(manifest)} has no namespace`),
  broken: [
    ['no namespace', without('Namespace', 'istio-eastwest'), /istio-eastwestgateway has no namespace/],
    ['another namespace', patch('ConfigMap', 'api', JsonPatch.replace('/metadata/namespace', 'sho')), /sho\/api/],
  ],
};

export const METADATA_NEEDS: readonly Need[] = [isValid, hasNamespace];
