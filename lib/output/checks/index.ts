import type { Check } from './check';
import { clusterScopedWithoutNamespace } from './cluster-scoped-without-namespace';
import { namespacedHasNamespace } from './namespaced-has-namespace';
import { noHeadlessExport } from './no-headless-export';
import { noSecretMaterial } from './no-secret-material';
import { oneOwnerPerObject } from './one-owner-per-object';

/**
 * Every check of what a cluster gets; each has a file, a test and a page of its name. They may rely on
 * complete-object, which runs before them.
 */
export const CHECKS: readonly Check[] = [
  clusterScopedWithoutNamespace,
  namespacedHasNamespace,
  noHeadlessExport,
  noSecretMaterial,
  oneOwnerPerObject,
];
