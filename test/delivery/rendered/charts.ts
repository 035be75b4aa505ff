import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Delivery, Istio, Mesh, MeshCluster, MeshComponent } from '../../../lib';
import type { GitSource, HelmRelease, MeshApp, Part, Release, RenderedProps } from '../../../lib';
import { temporaryFolder } from '../../support/files';
import { REPOSITORY } from '../../support/training-mesh';

/** A folder with these files, by path. */
export function folderOf(files: Readonly<Record<string, string>>, folder = temporaryFolder()): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function chartYaml(name = 'demo', version = '1.0.0'): string {
  return `apiVersion: v2\nname: ${name}\nversion: ${version}\n`;
}

/** A chart that the fake helm renders as this text. */
export function chartOf(canned: string, files: Readonly<Record<string, string>> = {}): string {
  return folderOf({ 'Chart.yaml': chartYaml(), 'canned.yaml': canned, ...files });
}

/** The chart as `helm package` leaves it, in a folder of its own or a given one. */
export function packed(chart: string, version = '1.0.0', into = temporaryFolder(), format = 'gnu'): string {
  const parent = temporaryFolder();
  execFileSync('cp', ['-r', chart, join(parent, 'demo')]);
  const file = join(into, `demo-${version}.tgz`);
  execFileSync('tar', [`--format=${format}`, '-czf', file, '-C', parent, 'demo']);
  return file;
}

export const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: <release>
data:
  greeting: <greeting>
`;

export const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: planets.example.com
spec:
  group: example.com
  scope: Cluster
  names: { kind: Planet, plural: planets }
  versions: [{ name: v1, served: true, storage: true }, { name: v0, served: false, storage: false }]
`;

/** A release of the chart `demo`. */
export function demo(overrides: Partial<HelmRelease> = {}): HelmRelease {
  return {
    type: 'helm',
    name: 'demo',
    path: 'm/demo',
    stage: 'workloads',
    namespace: 'shop',
    repository: 'https://charts.example.com',
    chart: 'demo',
    version: '1.0.0',
    values: { greeting: 'hello' },
    emits: [{ group: '', kind: 'ConfigMap' }],
    ...overrides,
  };
}

/** A release of plain YAML. */
export function plain(overrides: Partial<GitSource> = {}): GitSource {
  return {
    type: 'git',
    name: 'plain',
    path: 'm/plain',
    stage: 'crds',
    namespace: 'shop',
    repository: 'https://git.example.com/p.git',
    revision: 'v1',
    directory: 'config/crd',
    emits: [],
    ...overrides,
  };
}

class Installed extends MeshComponent {
  constructor(
    scope: Mesh | MeshCluster,
    private readonly releases: readonly Release[],
  ) {
    super(scope, 'demo');
  }

  render(): readonly Part[] {
    return [this.part('workloads', [], { releases: this.releases })];
  }
}

/** What a mesh with releases is made of. */
export interface Demo {
  readonly releases?: readonly Release[];
  readonly clusters?: readonly string[];
  readonly delivery: Omit<RenderedProps, 'by'> & Partial<Pick<RenderedProps, 'by'>>;
}

/** A mesh whose clusters bring nothing of their own that is rendered, with releases in each of them. */
export function demoMesh(app: MeshApp, { releases = [demo()], clusters = ['us'], delivery }: Demo): Mesh {
  const by = Delivery.argoCd({ repoUrl: REPOSITORY });
  const mesh = new Mesh(app, 'm', { delivery: Delivery.rendered({ by, ...delivery }) });
  for (const name of clusters) {
    const istio = Istio.existing({ version: '1.30.3' });
    new MeshCluster(mesh, name, { region: 'r', istio, gatewayApiCrds: 'existing' }).addNamespace('shop');
  }
  new Installed(mesh, releases);
  return mesh;
}

/** A cluster of such a mesh. */
export function clusterIn(mesh: Mesh, name = 'us'): MeshCluster {
  const found = mesh.node.children
    .filter((child) => MeshCluster.isMeshCluster(child))
    .find(({ node }) => node.id === name);
  if (found === undefined) throw new Error(`the mesh has no cluster ${name}`);
  return found;
}

/** One run of helm. */
export interface Run {
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

/** A helm of our own in place of any other, and a cache of its own, for the tests of a file. */
export class FakeHelm {
  readonly folder = temporaryFolder();
  readonly cache = join(this.folder, 'cache');
  readonly #log = join(this.folder, 'log');
  readonly #before: Readonly<Record<string, string | undefined>>;

  constructor() {
    const script = join(__dirname, 'fixtures/fake-helm.cjs');
    folderOf({ helm: `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`, log: '' }, this.folder);
    chmodSync(join(this.folder, 'helm'), 0o755);
    const settings = {
      HELM: join(this.folder, 'helm'),
      CDK8S_MESH_CACHE: this.cache,
      FAKE_HELM_LOG: this.#log,
      FAKE_REGISTRY: this.folder,
    };
    this.#before = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
    setEnvironment(settings);
  }

  /** What was run since the last time that somebody asked. */
  runs(): readonly Run[] {
    const lines = readFileSync(this.#log, 'utf8').split('\n').filter(Boolean);
    writeFileSync(this.#log, '');
    return lines.map((line) => JSON.parse(line) as Run);
  }

  restore(): void {
    setEnvironment(this.#before);
  }
}

/** Sets variables of the environment, and removes those without a value. */
export function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}
