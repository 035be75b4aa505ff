import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { nameOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';
import { isAllowed } from './allowed';
import type { Project } from './allowed';

const ROOT = resolve(__dirname, '../..');
/** What upstream's charts render, from outside of this repository. */
const RENDERED = join(ROOT, '../shared/conformance/rendered/training');

const project = parse(readFileSync(join(ROOT, 'dist/argocd/apps/us/project.yaml'), 'utf8')) as Project;

const here = existsSync(RENDERED);
const title = (chart: string): string => `the project allows every object of the chart ${chart}`;

(here ? test.each : test.skip.each)([
  ['istio-base', 'both'],
  ['istiod', 'us'],
])(
  here ? title('%s') : `${title('%s')} (skipped: no renderings of upstream's charts beside this repository)`,
  (chart, folder) => {
    const text = readFileSync(join(RENDERED, folder, `${chart}.yaml`), 'utf8');
    const objects = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
    expect(objects.length).toBeGreaterThan(10);
    expect(objects.filter((object) => !isAllowed(project, object)).map(nameOf)).toEqual([]);
  },
);

test('the project allows no more than names that it knows: not every ClusterRole', () => {
  const admin = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'cluster-admin' },
  };
  expect(isAllowed(project, admin)).toBe(false);
});
