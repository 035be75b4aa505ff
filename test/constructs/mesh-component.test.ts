import { Mesh, MeshApp, MeshCluster, MeshComponent } from '../../lib';
import type { ClusterFacts, Fleet, Part, Rule } from '../../lib';
import { errorOf, problemsOf, synth } from '../support/synth';
import { emptyMesh, trainingMesh, twoClusters } from '../support/training-mesh';

/** What a package of somebody else would bring: one ConfigMap with the regions of the whole mesh. */
class Regions extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const data = Object.fromEntries(fleet.clusters.map(({ name, region }) => [name, region]));
    const metadata = { name: 'regions', namespace: 'frontend', labels: { cluster: cluster.name } };
    return [
      this.part('workloads', [{ apiVersion: 'v1', kind: 'ConfigMap', metadata, data }], {
        prerequisites: ['A map exists'],
      }),
    ];
  }
}

const FILE = 'workloads/regions.yaml';

test('a component below the mesh renders for every cluster, with the whole fleet at hand', () => {
  const { files, said } = synth((app) => new Regions(trainingMesh(app).mesh, 'regions'));
  expect(files.get(`clusters/us/${FILE}`)).toContain('eu: eu-west-1');
  expect(files.get(`clusters/eu/${FILE}`)).toContain('cluster: eu');
  expect(files.get(`clusters/eu/${FILE}`)).toMatch(/^# From training-mesh\/regions, /);
  expect(said.match(/A map exists/g)).toHaveLength(2);
});

test('a component below a cluster renders for that cluster, and its objects can be checked and patched as any', () => {
  const { files } = synth((app) => new Regions(trainingMesh(app).us, 'regions'));
  expect([...files.keys()].filter((path) => path.endsWith(FILE))).toEqual([`clusters/us/${FILE}`]);
  const { us } = twoClusters(new MeshApp());
  new Regions(us, 'one');
  new Regions(us, 'two');
  expect(us.toJson().filter(({ kind }) => kind === 'ConfigMap')).toHaveLength(2);
  const twice = problemsOf(() =>
    synth((app) => {
      const { mesh, us: cluster } = trainingMesh(app);
      new Regions(mesh, 'one');
      new Regions(cluster, 'two');
    }),
  );
  expect(twice).toMatchObject([{ rule: 'one-owner-per-object' }]);
});

const euroOnly: Rule = {
  id: 'acme/eu-only',
  page: 'https://wiki.example.com/eu-only',
  *check({ clusters }) {
    for (const { path, region } of clusters) {
      if (!region.startsWith('eu-')) yield { path, what: 'a cluster outside of the EU', value: region, fix: 'move it' };
    }
  },
};

test('rules of others run with those of the library and are reported together', () => {
  const error = errorOf(() =>
    synth((app) => {
      const { delivery } = emptyMesh(new MeshApp());
      trainingMesh(new MeshApp());
      const mesh = new Mesh(app, 'training-mesh', { delivery, rules: [euroOnly], trustDomain: 'Not Valid' });
      new Regions(mesh, 'regions');
    }),
  );
  expect(error.message).toContain('valid-mesh-identity');
  const problems = problemsOf(() =>
    synth((app) => {
      const mesh = new Mesh(app, 'training-mesh', { delivery: emptyMesh(new MeshApp()).delivery, rules: [euroOnly] });
      for (const [name, region] of Object.entries({ us: 'us-east-1', eu: 'eu-west-1' }))
        new MeshCluster(mesh, name, { region });
    }),
  );
  expect(problems).toMatchObject([
    { rule: 'acme/eu-only', page: euroOnly.page, path: 'training-mesh/us', value: 'us-east-1' },
  ]);
});
