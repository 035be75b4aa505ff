import { ApiObject, Chart } from 'cdk8s';
import { CrossClusterServiceEntry, Delivery, EastWestGateway, GatewayAddress, Mesh, MeshCluster } from '../../lib';
import type { MeshApp } from '../../lib';
import { RULES } from '../../lib/model/rules';
import { CHECKS, FLEET_CHECKS } from '../../lib/output/checks';
import { completeYaml } from '../../lib/output/yaml/complete';
import { manifestsIn } from '../support/manifests';
import { synth } from '../support/synth';

const CLUSTERS = 20;
const SERVICES = 50;

function declare(app: MeshApp): void {
  const delivery = Delivery.argoCd({ repoUrl: 'https://git.example.com/mesh.git' });
  const mesh = new Mesh(app, 'mesh', { delivery });
  const clusters = Array.from({ length: CLUSTERS }, (_, index) => {
    const cluster = new MeshCluster(mesh, `c${index}`, { region: `region-${index % 5}` });
    const address = GatewayAddress.hostname(`eastwest.c${index}.example.com`);
    new EastWestGateway(cluster, 'eastwest', { address });
    cluster.addNamespace('shop');
    const chart = new Chart(cluster, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
    for (let service = 0; service < SERVICES; service++) declareWorkload(chart, `s${service}`);
    return cluster;
  });
  for (let service = 0; service < SERVICES; service++) {
    const name = `s${service}`;
    new CrossClusterServiceEntry(mesh, name, {
      host: `${name}.mesh.local`,
      service: {
        namespace: 'shop',
        name,
        serviceAccount: name,
        selector: { app: name },
        ports: [{ name: 'http', port: 80 }],
      },
      exportedBy: [0, 1, 2].flatMap((next) => clusters[(service + next) % CLUSTERS] ?? []),
      callers: [{ namespace: 'shop', serviceAccount: 's0' }],
    });
  }
}

function declareWorkload(chart: Chart, name: string): void {
  const labels = { app: name };
  const containers = [{ name, image: `${name}:1`, ports: [{ containerPort: 80 }] }];
  new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: name, containers } },
    },
  });
}

/** CPU time of this process in milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

test('rules and checks take a small part of the time in which the package yaml writes the same files', () => {
  let spent = 0;
  const timed = <Answer>(action: () => Iterable<Answer>): readonly Answer[] => {
    const before = cpu();
    const answers = [...action()];
    spent += cpu() - before;
    return answers;
  };
  for (const each of [...RULES, ...CHECKS]) {
    const check = each.check.bind(each) as (...args: unknown[]) => Iterable<never>;
    jest.spyOn(each, 'check').mockImplementation((...args: unknown[]) => timed(() => check(...args)));
  }
  for (const each of FLEET_CHECKS) {
    const start = each.start.bind(each);
    jest.spyOn(each, 'start').mockImplementation((fleet) => {
      const run = start(fleet);
      return {
        see: (...seen) => void timed(() => (run.see(...seen), [])),
        findings: () => timed(() => run.findings()),
      };
    });
  }
  const { outdir } = synth(declare);
  expect(spent).toBeGreaterThan(0);
  const objects = manifestsIn(outdir);
  expect(objects.length).toBeGreaterThan(CLUSTERS * SERVICES);
  const before = cpu();
  for (const { manifest } of objects) completeYaml(manifest);
  // On a quiet machine it is a fifth. Others may be at work on this one.
  expect(spent / (cpu() - before)).toBeLessThan(0.5);
});
