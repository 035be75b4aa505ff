import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { scopeOf } from '../../lib/model/api-kinds';
import { groupOf, nameOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';

const ROOT = resolve(__dirname, '../..');
/** What upstream's charts render, from outside of this repository. */
const RENDERED = join(ROOT, '../shared/conformance/rendered/training');

interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

interface Project {
  readonly spec: {
    readonly clusterResourceWhitelist: readonly Kind[];
    readonly namespaceResourceWhitelist: readonly Kind[];
  };
}

const { spec: project } = parse(readFileSync(join(ROOT, 'dist/argocd/apps/us/project.yaml'), 'utf8')) as Project;

/** As Argo CD decides: cluster-scoped kinds by a glob for the name, others as a kind. */
function isAllowed(object: Manifest): boolean {
  const group = groupOf(object);
  const isKind = (allowed: Kind): boolean => allowed.group === group && allowed.kind === object.kind;
  if (scopeOf(group, object.kind) !== 'cluster') return project.namespaceResourceWhitelist.some(isKind);
  return project.clusterResourceWhitelist.some(
    (allowed) => isKind(allowed) && glob(allowed.name ?? '').test(object.metadata.name),
  );
}

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);
}

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
    expect(objects.filter((object) => !isAllowed(object)).map(nameOf)).toEqual([]);
  },
);

test('the project allows no more than names that it knows: not every ClusterRole', () => {
  const admin = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'cluster-admin' },
  };
  expect(isAllowed(admin)).toBe(false);
});
