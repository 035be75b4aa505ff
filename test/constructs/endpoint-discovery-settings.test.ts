import { Istio, RemoteCredentials } from '../../lib';
import type { Manifest, Mesh } from '../../lib';
import { MOUNTED, VAULT, declare, globalEcho, render } from '../support/discovery';
import type { Clusters, Declared, Name } from '../support/discovery';
import { synth } from '../support/synth';

interface Values {
  readonly meshConfig: { readonly serviceSettings?: unknown };
  readonly env: object;
  readonly volumes: unknown;
  readonly volumeMounts: unknown;
}

function istiodValues(files: ReadonlyMap<string, readonly Manifest[]>, cluster: Name): Values {
  const { spec } = files.get(`argocd/apps/${cluster}/istiod.yaml`)?.[0] as unknown as {
    spec: { source: { helm: { valuesObject: Values } } };
  };
  return spec.source.helm.valuesObject;
}

describe('with a mounted Secret', () => {
  const { files } = render({ credentials: MOUNTED });

  test('istiod reads kubeconfigs from files, beside its CA, and does not wait for them', () => {
    expect(istiodValues(files, 'us')).toMatchObject({
      env: { ROOT_CA_DIR: '/etc/mesh-ca', PILOT_MULTICLUSTER_KUBECONFIG_PATH: '/etc/mesh-kubeconfigs' },
      volumes: [
        { name: 'mesh-ca', secret: { secretName: 'cacerts' } },
        { name: 'mesh-kubeconfigs', secret: { secretName: 'mesh-kubeconfigs', optional: true } },
      ],
      volumeMounts: [
        { name: 'mesh-ca', mountPath: '/etc/mesh-ca', readOnly: true },
        { name: 'mesh-kubeconfigs', mountPath: '/etc/mesh-kubeconfigs', readOnly: true },
      ],
    });
  });

  test('istiod of a cluster outside of the pair mounts its CA only', () => {
    expect(istiodValues(files, 'ap').env).not.toHaveProperty('PILOT_MULTICLUSTER_KUBECONFIG_PATH');
    expect(istiodValues(files, 'ap').volumes).toHaveLength(1);
  });
});

describe('what is global', () => {
  const local = { settings: { clusterLocal: true }, hosts: ['*'] };
  const global = (...names: readonly string[]): object => ({
    settings: { clusterLocal: false },
    hosts: names.map((name) => `${name}.echo.svc.cluster.local`),
  });
  const settings = (declared: Declared, name: Name = 'us'): unknown =>
    istiodValues(render(declared).files, name).meshConfig.serviceSettings;

  test('nothing, where no Service has a global name: everything stays in its cluster', () => {
    expect(
      settings({
        more: (mesh, { us, eu }) => {
          globalEcho(mesh, [us, eu], 'echo', false);
        },
      }),
    ).toEqual([local]);
  });

  test('nothing is said in a cluster that reads no other one', () => {
    expect(settings({}, 'ap')).toBeUndefined();
  });

  test('Services with a global name that both clusters of a pair run, sorted', () => {
    const more = (mesh: Mesh, { us, eu, ap }: Clusters): void => {
      globalEcho(mesh, [us, eu], 'orders');
      globalEcho(mesh, [us, eu, ap], 'echo');
      globalEcho(mesh, [us, ap], 'elsewhere');
      globalEcho(mesh, [us, eu], 'local', false);
    };
    expect(settings({ more })).toEqual([local, global('echo', 'orders')]);
    expect(settings({ more }, 'eu')).toEqual([local, global('echo', 'orders')]);
  });

  test('not the name of a Service whose other exporters take no calls', () => {
    const more = (mesh: Mesh, { us, eu }: Clusters): void => {
      globalEcho(mesh, [us, eu]);
    };
    const props = { eu: { inRotation: false } };
    expect(settings({ more, props })).toEqual([local]);
    expect(settings({ more, props }, 'eu')).toEqual([local, global('echo')]);
  });
});

describe('synth says what each cluster needs', () => {
  const said = (declared: Declared, name: Name): string => {
    const all = synth((app) => declare(app, declared)).said;
    return all.split(`Before the first sync of ${name}:`)[1]?.split('Before the first sync of ')[0] ?? '';
  };

  test.each([
    [
      VAULT,
      'ClusterSecretStore vault of External Secrets (0.16 or later) holds istio-remote-secret-eu, the kubeconfig',
    ],
    [MOUNTED, 'Secret istio-system/mesh-kubeconfigs holds eu.yaml, the kubeconfig of "eu"'],
  ])('the kubeconfig of the other one, and a way to it: %#', (credentials, sentence) => {
    const us = said({ credentials }, 'us');
    expect(us).toContain(sentence);
    expect(us).toContain('The API server of "eu" is reachable from istiod');
    expect(said({ credentials }, 'ap')).not.toContain('API server');
  });

  test("of a store in istiod's namespace: where it lies, and the key", () => {
    const credentials = RemoteCredentials.externalSecret({
      store: 'own',
      storeKind: 'SecretStore',
      keyPrefix: 'mesh/',
    });
    expect(said({ credentials }, 'us')).toContain(
      'SecretStore istio-system/own of External Secrets (0.16 or later) holds mesh/eu',
    );
  });

  test('nothing of a cluster that is not read', () => {
    expect(said({ props: { eu: { inRotation: false } } }, 'us')).not.toContain('"eu"');
  });

  test('of an existing istiod: its settings, once, even if it reads several others', () => {
    const istio = Istio.existing({ version: '1.30.3', namespace: 'mesh-system' });
    const us = said(
      {
        pairs: [
          ['us', 'eu'],
          ['us', 'ap'],
        ],
        credentials: MOUNTED,
        props: { us: { istio } },
        more: (mesh, clusters) => {
          globalEcho(mesh, [clusters.us, clusters.eu]);
        },
      },
      'us',
    );
    for (const sentence of [
      'serviceSettings [{"settings":{"clusterLocal":true},"hosts":["*"]},{"settings":{"clusterLocal":false},"hosts":["echo.echo.svc.cluster.local"]}]',
      'It mounts Secret mesh-system/mesh-kubeconfigs, optional, at /etc/mesh-kubeconfigs, and has the environment variable PILOT_MULTICLUSTER_KUBECONFIG_PATH=/etc/mesh-kubeconfigs',
      "ServiceAccount mesh-system/istio-reader-service-account of Istio's chart base exists",
    ]) {
      expect(us.split(sentence)).toHaveLength(2);
    }
    expect(us).toContain('Secret mesh-system/mesh-kubeconfigs holds ap.yaml');
    expect(said({ props: { us: { istio } } }, 'us')).not.toContain('It mounts Secret');
  });
});
