import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { servedGroups } from '../../../lib/model/upstream/api-versions';
import { VERSIONS } from '../../../lib/model/versions';

const all = servedGroups({ istio: VERSIONS.istio, gatewayApi: true, prometheusOperator: true });

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string }[];
  };
}

const imported = ['networking.istio.io', 'security.istio.io', 'gateway.networking.k8s.io', 'monitoring.coreos.com'];

test.each(imported)('%s has the kinds and versions that the library itself uses', (group) => {
  const file = join(__dirname, '..', '..', '..', 'imports', 'crds', `${group}.yaml`);
  const crds = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Crd);
  expect(crds).not.toEqual([]);
  for (const { spec } of crds) {
    const served = all.get(spec.group)?.kinds[spec.names.kind];
    expect(served).toEqual(expect.arrayContaining(spec.versions.map(({ name }) => name)));
  }
});

test('the tables are those of the pinned releases: compare them before you change a version here', () => {
  const { istio, supportedIstio, gatewayApi, prometheusOperator } = VERSIONS;
  expect({ istio, supportedIstio, gatewayApi, prometheusOperator }).toEqual({
    istio: '1.30.3',
    supportedIstio: [
      { from: '1.28.6', below: '1.29.0' },
      { from: '1.29.2', below: '1.32.0' },
    ],
    gatewayApi: '1.5.1',
    prometheusOperator: '0.93.1',
  });
});

test('what others install is not known', () => {
  const groups = servedGroups({ istio: VERSIONS.istio, gatewayApi: false, prometheusOperator: false });
  expect([...all.keys()].filter((group) => !groups.has(group))).toEqual([
    'gateway.networking.k8s.io',
    'monitoring.coreos.com',
  ]);
});
