import { completeObject } from '../../../lib/output/checks/complete-object';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

const broken = (manifest: object): Manifest => manifest as Manifest;

checkTest(completeObject, {
  valid: [['an object with apiVersion, kind and name', [object('v1', 'Namespace')]]],
  invalid: [
    ['an object without a name', [object('v1', 'Namespace', { name: '' })], /no metadata\.name/],
    [
      'a generated name',
      [broken({ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'a-' } })],
      /no metadata\.name/,
    ],
    ['an object without a kind', [broken({ apiVersion: 'v1', metadata: { name: 'a' } })], /no kind/],
    ['something that is no object', [broken({})], /no apiVersion and no kind and no metadata\.name/],
  ],
});
