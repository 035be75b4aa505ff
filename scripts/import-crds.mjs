// npm run import: makes imports/ anew. Needs Go, because the CRDs come from the public Go modules of
// their projects; everything else in this repository works from what this script has committed.
//
//   imports/crds/<group>.yaml   the CRDs of one API group: one version, the kinds we use, no descriptions
//   imports/<group>.ts          the types that `cdk8s import` makes from them
//
// --types-only skips the first step: regenerate the types from the committed CRDs, without Go or network.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';

/** Where each API group comes from. To use a new kind, add it here and run `npm run import`. */
const SOURCES = [
  {
    module: 'istio.io/api@v1.30.3',
    files: ['kubernetes/customresourcedefinitions.gen.yaml'],
    version: 'v1',
    kinds: [
      'AuthorizationPolicy',
      'DestinationRule',
      'Gateway',
      'PeerAuthentication',
      'ServiceEntry',
      'Sidecar',
      'WorkloadEntry',
    ],
  },
  {
    module: 'sigs.k8s.io/gateway-api@v1.5.1',
    files: ['config/crd/standard/gateway.networking.k8s.io_gateways.yaml'],
    version: 'v1',
    kinds: ['Gateway'],
  },
  {
    module: 'github.com/argoproj/argo-cd/v3@v3.5.1',
    files: ['application', 'applicationset', 'appproject'].map((name) => `manifests/crds/${name}-crd.yaml`),
    version: 'v1alpha1',
    kinds: ['Application', 'ApplicationSet', 'AppProject'],
    // Every generator repeats the whole Application, and those that combine others repeat them all: 1.4 MB.
    without: {
      ApplicationSet: [
        'spec.generators.clusterDecisionResource',
        'spec.generators.clusters',
        'spec.generators.list',
        'spec.generators.matrix',
        'spec.generators.merge',
        'spec.generators.plugin',
        'spec.generators.pullRequest',
        'spec.generators.scmProvider',
        'spec.generators.git.template',
        'status',
      ],
    },
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.93.1',
    files: [
      'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
      'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
    ],
    version: 'v1',
    kinds: ['PodMonitor', 'ServiceMonitor'],
  },
  {
    module: 'github.com/fluxcd/source-controller@v1.9.1',
    files: [
      'config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml',
      'config/crd/bases/source.toolkit.fluxcd.io_helmrepositories.yaml',
    ],
    version: 'v1',
    kinds: ['GitRepository', 'HelmRepository'],
  },
  {
    module: 'github.com/fluxcd/kustomize-controller@v1.9.4',
    files: ['config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml'],
    version: 'v1',
    kinds: ['Kustomization'],
  },
  {
    module: 'github.com/fluxcd/helm-controller@v1.6.3',
    files: ['config/crd/bases/helm.toolkit.fluxcd.io_helmreleases.yaml'],
    version: 'v2',
    kinds: ['HelmRelease'],
  },
];

const { values: options } = parseArgs({
  options: { 'types-only': { type: 'boolean', default: false }, output: { type: 'string', default: 'imports' } },
});
const crdFolder = join('imports', 'crds');

if (!options['types-only']) writeCrds();
writeTypes(options.output);

function writeCrds() {
  const groups = new Map();
  for (const source of SOURCES) {
    for (const crd of crdsOf(source)) groups.set(crd.spec.group, [...(groups.get(crd.spec.group) ?? []), crd]);
  }
  rmSync(crdFolder, { recursive: true, force: true });
  mkdirSync(crdFolder, { recursive: true });
  for (const [group, crds] of groups) {
    const documents = crds.map((crd) => stringify(crd, { lineWidth: 0, aliasDuplicateObjects: false }));
    writeFileSync(join(crdFolder, `${group}.yaml`), documents.join('---\n'));
  }
}

function crdsOf({ module, files, version, kinds, without = {} }) {
  const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { cwd: tmpdir() }));
  const all = files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(Dir, file), 'utf8')).map((document) => document.toJS()),
  );
  return kinds.map((kind) => {
    const crd = all.find((candidate) => candidate?.spec.names.kind === kind);
    if (!crd) throw new Error(`${module} has no kind ${kind} in ${files.join(', ')}`);
    return filtered(crd, version, without[kind] ?? []);
  });
}

function filtered(crd, version, without) {
  const served = crd.spec.versions.find((candidate) => candidate.name === version);
  if (!served) throw new Error(`${crd.metadata.name} does not serve ${version}`);
  const { name, schema, subresources } = served;
  const { group, names, scope } = crd.spec;
  for (const field of without) dropField(schema.openAPIV3Schema, field.split('.'));
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: { name: crd.metadata.name },
    spec: {
      group,
      names,
      scope,
      versions: [
        {
          name,
          served: true,
          storage: true,
          schema: withoutDescriptions(schema),
          ...(subresources && { subresources }),
        },
      ],
    },
  };
}

/** Drops a field from its schema, by the names on the way to it; lists count as what they hold. */
function dropField(schema, [name, ...rest]) {
  const field = schema.properties?.[name];
  if (!field) throw new Error(`there is no field ${name} to leave out`);
  if (rest.length > 0) return dropField(field.items ?? field, rest);
  delete schema.properties[name];
  if (schema.required) schema.required = schema.required.filter((required) => required !== name);
}

/** Drops the keyword `description`, never a property that is called so. */
function withoutDescriptions(schema, isPropertyMap = false) {
  if (Array.isArray(schema)) return schema.map((item) => withoutDescriptions(item));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => isPropertyMap || key !== 'description')
      .map(([key, value]) => [key, withoutDescriptions(value, key === 'properties' && !isPropertyMap)]),
  );
}

/** One run for all groups, from a cdk8s.yaml that names them: starting the CLI takes longer than what it does. */
function writeTypes(output) {
  const project = mkdtempSync(join(tmpdir(), 'imports-'));
  const crds = readdirSync(crdFolder).sort();
  const config = { language: 'typescript', imports: crds.map((file) => resolve(crdFolder, file)) };
  writeFileSync(join(project, 'cdk8s.yaml'), stringify(config));
  execFileSync(resolve('node_modules/.bin/cdk8s'), ['import', '--output', 'made', '--no-save'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  mkdirSync(output, { recursive: true });
  for (const file of readdirSync(output).filter((name) => name.endsWith('.ts'))) rmSync(join(output, file));
  for (const file of readdirSync(join(project, 'made'))) copyFileSync(join(project, 'made', file), join(output, file));
  rmSync(project, { recursive: true });
}
