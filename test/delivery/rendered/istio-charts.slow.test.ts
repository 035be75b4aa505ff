import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { Delivery, Mesh, MeshCluster } from '../../../lib';
import type { Manifest } from '../../../lib';
import { parseKubeYaml } from '../../../lib/delivery/rendered/kube-yaml';
import { VERSIONS } from '../../../lib/model/versions';
import { temporaryFolder } from '../../support/files';
import { synth } from '../../support/synth';
import { REPOSITORY, addGateway } from '../../support/training-mesh';
import { folderOf, setEnvironment } from './charts';
import { HELM, NO_HELM } from '../../support/real-helm';

/** Charts of istio's repository, of whatever commit is there. */
const ISTIO = join(process.env.MESHLAB_HOME ?? '/tmp/meshlab', 'istio/manifests/charts');
/** What upstream's charts render, from outside of this repository. */
const RENDERED = resolve(__dirname, '../../../../shared/conformance/rendered/training');

const WHY = existsSync(ISTIO) ? NO_HELM : ' (skipped: no charts of Istio in the lab)';
const withCharts = HELM !== '' && existsSync(ISTIO) ? test : test.skip;

const before = { HELM: process.env.HELM, CDK8S_MESH_CACHE: process.env.CDK8S_MESH_CACHE };

beforeAll(() => {
  setEnvironment({ HELM, CDK8S_MESH_CACHE: temporaryFolder() });
});

afterAll(() => {
  setEnvironment(before);
});

/** A chart of istio's repository under the version of a release, as istio's release builder makes it. */
function istioChart(path: string): string {
  const folder = join(temporaryFolder(), 'chart');
  cpSync(join(ISTIO, path), folder, { recursive: true });
  const text = readFileSync(join(folder, 'Chart.yaml'), 'utf8');
  rmSync(join(folder, 'Chart.yaml'));
  return folderOf({ 'Chart.yaml': text.replace(/^((?:appV|v)ersion): .*$/gm, `$1: ${VERSIONS.istio}`) }, folder);
}

/** Objects of the charts in two clusters without hosts, by their paths below `clusters/`. */
function rendered(): ReadonlyMap<string, Manifest> {
  const { files } = synth((app) => {
    const charts = {
      'istio-base': istioChart('base'),
      istiod: istioChart('istio-control/istio-discovery'),
    };
    const by = Delivery.argoCd({ repoUrl: REPOSITORY });
    const mesh = new Mesh(app, 'training-mesh', {
      trustDomain: 'corp.local',
      delivery: Delivery.rendered({ by, charts }),
    });
    for (const id of ['us', 'eu']) {
      const network = `${id}-net`;
      addGateway(new MeshCluster(mesh, id, { region: 'us-east-1', network, gatewayApiCrds: 'existing' }));
    }
  });
  const objects = [...files].filter(([path]) => /^clusters\/.*\/(?:istio-base|istiod)\//.test(path));
  return new Map(objects.map(([path, text]) => [path.slice('clusters/'.length), parse(text) as Manifest]));
}

function kindsAndNames(objects: readonly Manifest[]): string[] {
  return objects.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`).sort();
}

withCharts(`Istio's charts come through whole: CRDs in their layer, the rest in the control plane${WHY}`, () => {
  const objects = rendered();
  const below = (prefix: string) =>
    [...objects].filter(([path]) => path.startsWith(prefix)).map(([, object]) => object);
  expect(below('us/crds/istio-base/').length).toBeGreaterThan(10);
  expect(new Set(below('us/crds/').map(({ kind }) => kind))).toEqual(new Set(['CustomResourceDefinition']));
  for (const object of below('us/crds/')) {
    expect(object.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  }
  expect(
    below('us/control-plane/istio-base/')
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['ServiceAccount', 'ValidatingWebhookConfiguration']);
  const deployment = objects.get('us/control-plane/istiod/istio-system/apps_Deployment_istiod.yaml');
  expect(JSON.stringify(deployment)).toContain('"name":"ROOT_CA_DIR","value":"/etc/mesh-ca"');
  const webhooks = [...objects.values()].filter(({ kind }) => kind === 'ValidatingWebhookConfiguration');
  expect(webhooks).toHaveLength(4);
  for (const webhook of webhooks) expect(JSON.stringify(webhook)).not.toContain('"failurePolicy":"Ignore"');
  const mesh = objects.get('eu/control-plane/istiod/istio-system/core_ConfigMap_istio.yaml');
  expect(JSON.stringify(mesh)).toContain('trustDomain: corp.local');
});

(existsSync(RENDERED) ? withCharts : test.skip)(
  `they are the objects that upstream's release renders${existsSync(RENDERED) ? WHY : ' (skipped: no renderings beside this repository)'}`,
  () => {
    const objects = rendered();
    for (const [release, file] of [
      ['istio-base', 'both/istio-base.yaml'],
      ['istiod', 'us/istiod.yaml'],
    ] as const) {
      const ours = [...objects].filter(([path]) => path.startsWith('us/') && path.includes(`/${release}/`));
      const theirs = parseKubeYaml(readFileSync(join(RENDERED, file), 'utf8')) as Manifest[];
      expect(kindsAndNames(ours.map(([, object]) => object))).toEqual(kindsAndNames(theirs));
    }
  },
);
