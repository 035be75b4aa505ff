import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from '../../../lib';
import { temporaryFolder } from '../../support/files';
import { problemsOf, synth } from '../../support/synth';
import { chartYaml, demo, demoMesh, folderOf, setEnvironment } from './charts';
import { HELM, NO_HELM } from '../../support/real-helm';

/** A small chart with everything that charts do to be read wrongly. */
const CHART = {
  'Chart.yaml': chartYaml(),
  'values.yaml': 'nested: { kept: true, changed: 1 }\nrandom: false\n',
  'crds/planet.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: planets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Planet, plural: planets }
  versions: [{ name: v1, served: true, storage: true }]
`,
  'templates/traps.yaml': `# a comment and nothing else
---
{{- if .Capabilities.APIVersions.Has "example.com/v1/Planet" }}
{{ fail "these CRDs are not there yet" }}
{{- end }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-traps
  labels: &labels
    app.kubernetes.io/managed-by: {{ .Release.Service }}
  annotations:
data:
  greeting: {{ required "a greeting is needed" .Values.greeting | quote }}
  kubernetes: {{ .Capabilities.KubeVersion.Version }}
  quoted: "on"
  equals: =
  time: 12:30
  date: 2024-01-01
  octal: "0o7"
  version: 1.2.3
  script: |
    #!/bin/sh
    --- not a document
immutable: on
read: [0o17, 007, 1e3, .5, off, ~]
copy: *labels
merged: { <<: *labels, more: yes }
values: {{ .Values.nested | toJson }}
`,
  'templates/list.yaml': `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: first } }
  - apiVersion: v1
    kind: ConfigMapList
    items: [{ metadata: { name: second } }]
`,
  'templates/planet.yaml': 'apiVersion: example.com/v1\nkind: Planet\nmetadata: { name: mars }\n',
  'templates/test.yaml': `apiVersion: v1
kind: Pod
metadata: { name: try, annotations: { helm.sh/hook: test } }
spec: { containers: [] }
`,
  'templates/random.yaml': `{{- if .Values.random }}
apiVersion: v1
kind: ConfigMap
metadata: { name: random }
data: { drawn: {{ randAlphaNum 12 }}, fixed: "1" }
{{- end }}
`,
};

const chart = folderOf(CHART);
const folder = temporaryFolder();
const log = join(folder, 'log');
const before = { HELM: process.env.HELM, CDK8S_MESH_CACHE: process.env.CDK8S_MESH_CACHE };
const withHelm = HELM === '' ? test.skip : test;

/** The helm of this machine, and a line for each time that it is started. */
beforeAll(() => {
  writeFileSync(log, '');
  writeFileSync(join(folder, 'helm'), `#!/bin/sh\necho "$1" >> "${log}"\nexec "${HELM}" "$@"\n`);
  chmodSync(join(folder, 'helm'), 0o755);
  setEnvironment({ HELM: join(folder, 'helm'), CDK8S_MESH_CACHE: join(folder, 'cache') });
});

afterAll(() => {
  setEnvironment(before);
});

function rendered(values: object): Map<string, Manifest> {
  const releases = [demo({ values: { ...values } })];
  const { files } = synth((app) => void demoMesh(app, { releases, delivery: { charts: { demo: chart } } }));
  const own = [...files].filter(([path]) => path.startsWith('clusters/us/') && path.includes('/demo/'));
  return new Map(own.map(([path, text]) => [path.slice('clusters/us/'.length), parse(text) as Manifest]));
}

withHelm(`a chart of many traps comes through as Kubernetes would read it${NO_HELM}`, () => {
  const found = rendered({ greeting: 'yes', nested: { changed: 2 } });
  expect([...found.keys()]).toEqual([
    'crds/demo/_cluster/apiextensions.k8s.io_CustomResourceDefinition_planets.example.com.yaml',
    'workloads/demo/shop/core_ConfigMap_demo-traps.yaml',
    'workloads/demo/shop/core_ConfigMap_second.yaml',
    'workloads/demo/shop/core_ServiceAccount_first.yaml',
    'workloads/demo/shop/example.com_Planet_mars.yaml',
  ]);
  expect(found.get('workloads/demo/shop/core_ConfigMap_demo-traps.yaml')).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'demo-traps',
      namespace: 'shop',
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    },
    data: {
      greeting: 'yes',
      kubernetes: 'v1.33.0',
      quoted: 'on',
      equals: '=',
      time: '12:30',
      date: '2024-01-01',
      octal: '0o7',
      version: '1.2.3',
      script: '#!/bin/sh\n--- not a document\n',
    },
    immutable: true,
    read: [15, 7, 1000, 0.5, false, null],
    copy: { 'app.kubernetes.io/managed-by': 'Helm' },
    merged: { 'app.kubernetes.io/managed-by': 'Helm', more: true },
    values: { kept: true, changed: 2 },
  });
});

withHelm(`a warm synth starts no helm${NO_HELM}`, () => {
  rendered({ greeting: 'warm' });
  writeFileSync(log, '');
  rendered({ greeting: 'warm' });
  expect(readFileSync(log, 'utf8')).toBe('');
  rendered({ greeting: 'cold' });
  expect(readFileSync(log, 'utf8')).toBe('template\ntemplate\n');
});

withHelm(`what the chart draws is found${NO_HELM}`, () => {
  expect(problemsOf(() => rendered({ greeting: 'hello', random: true }))).toMatchObject([
    { rule: 'chart-renders', path: 'm/demo', value: ['ConfigMap random: data.drawn'] },
  ]);
});

withHelm(`what helm says of a chart that it refuses is handed on${NO_HELM}`, () => {
  expect(problemsOf(() => rendered({}))).toMatchObject([
    { rule: 'chart-renders', path: 'm/demo', value: expect.stringContaining('a greeting is needed') as unknown },
  ]);
});
