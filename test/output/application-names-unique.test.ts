import { MeshCluster } from '../../lib';
import type { MeshApp } from '../../lib';
import { DeliveredNames } from '../../lib/output/application-names-unique';
import { manifest } from '../../lib/resources/manifest';
import type { Placed } from '../../lib/resources/part';
import { problemsOf, synth } from '../support/synth';
import { trainingMesh } from '../support/training-mesh';

const rule = 'application-names-unique';

/** The training mesh, whose cluster us has every layer, and one more cluster. */
function withCluster(name: string): (app: MeshApp) => void {
  return (app) => new MeshCluster(trainingMesh(app).mesh, name, { region: 'us-west-2' });
}

function placed(path: string, kind: string, name: string, namespace = 'argocd'): Placed {
  return { path, manifest: manifest('argoproj.io/v1alpha1', kind, { name, namespace }, {}) };
}

test('fails for clusters us and us-config, and says who has the name, which one it is, and what to do', () => {
  expect(problemsOf(() => synth(withCluster('us-config')))).toEqual([
    {
      rule,
      path: 'training-mesh/us-config',
      what: expect.stringMatching(/^training-mesh\/us already has an object of this name/) as unknown,
      value: 'Application argocd/training-mesh-us-config',
      fix: expect.stringMatching(/rename the cluster/) as unknown,
    },
  ]);
});

test.each(['us-control-plane', 'us-gateways', 'us-workloads', 'us-gateway-api', 'us-istio-base', 'us-istiod'])(
  'fails for clusters us and %s, a layer or release of us',
  (name) => {
    expect(problemsOf(() => synth(withCluster(name)))).toMatchObject([{ rule, path: `training-mesh/${name}` }]);
  },
);

test.each(['us-east', 'us-configs', 'config', 'us-project'])('lets clusters us and %s pass', (name) => {
  const { files } = synth(withCluster(name));
  expect(files.has(`argocd/apps/${name}.yaml`)).toBe(true);
  expect(files.has('argocd/apps/us/config.yaml')).toBe(true);
});

describe('names', () => {
  const first = placed('mesh/us', 'Application', 'mesh-us-config');

  test.each([
    ['another name', placed('mesh/us-east', 'Application', 'mesh-us-east')],
    ['another kind', placed('mesh/us', 'AppProject', 'mesh-us-config')],
    ['another namespace', placed('mesh/us', 'Application', 'mesh-us-config', 'gitops')],
  ])('are told apart by %s', (_title, second) => {
    const names = new DeliveredNames();
    expect([...names.problemsOf(first), ...names.problemsOf(second)]).toEqual([]);
  });

  test('fails for everybody but the first who has one', () => {
    const names = new DeliveredNames();
    const found = ['mesh/us', 'mesh/us-config', 'mesh/third'].map((path) => names.problemsOf({ ...first, path }));
    expect(found).toMatchObject([
      [],
      [{ rule, path: 'mesh/us-config', what: expect.stringMatching(/^mesh\/us already/) as unknown }],
      [{ rule, path: 'mesh/third', what: expect.stringMatching(/^mesh\/us already/) as unknown }],
    ]);
  });
});
