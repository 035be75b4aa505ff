import { Delivery, Mesh, MeshCluster } from '../../../lib/index';
import type { FluxProps } from '../../../lib/index';
import { validate } from '../../schemas/validator';
import { chart, deliveredByFlux, isKustomization } from '../../support/flux';
import { problemsOf, synth } from '../../support/synth';

test('synth says what each cluster needs: Flux, led to its path', () => {
  const { said } = synth((app) => {
    const mesh = new Mesh(app, 'm', { delivery: Delivery.flux({ sourceRef: { kind: 'Bucket', name: 'fleet' } }) });
    new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  });
  expect(said).toContain(
    'Flux (2.7 or later) runs in this cluster and applies ./dist/flux/us of the Bucket flux-system/fleet',
  );
});

test('settings reach every object', () => {
  const props: FluxProps = {
    sourceRef: { kind: 'OCIRepository', name: 'fleet', namespace: 'sources' },
    path: '.',
    namespace: 'gitops',
  };
  const objects = deliveredByFlux(['config'], [chart('a', 'workloads')], props).map(({ manifest }) => manifest);
  expect(objects.flatMap(validate)).toEqual([]);
  expect([...new Set(objects.map(({ metadata }) => metadata.namespace))]).toEqual(['gitops']);
  const made = objects.filter(isKustomization).map(({ spec }) => [spec.path, spec.sourceRef]);
  expect(made).toEqual(
    ['./flux/_steps/us', './clusters/us/config', './flux/_releases/us/a'].map((path) => [
      path,
      { kind: 'OCIRepository', name: 'fleet', namespace: 'sources' },
    ]),
  );
});

test.each<[string, FluxProps, RegExp]>([
  ['a namespace that is none', { namespace: 'Flux' }, /namespace must be a DNS label/],
  ['a namespace of the source that is none', { sourceRef: { name: 'a', namespace: 'a.b' } }, /namespace of sourceRef/],
  ['a source without a name', { sourceRef: { name: '' } }, /name of sourceRef/],
  ['a source of no kind', { sourceRef: { name: 'a', kind: 'Git' as never } }, /of the kind in sourceRef/],
  ['a path that is no text', { path: 1 as never }, /plain text/],
  ['a path of two lines', { path: 'dist\nx' }, /plain text/],
  ['an absolute path', { path: '/dist' }, /leads out of the source/],
  ['a path that goes up', { path: 'a/../../dist' }, /leads out of the source/],
])('refuses %s', (_title, props, what) => {
  const found = problemsOf(() =>
    synth((app) => {
      new MeshCluster(new Mesh(app, 'm', { delivery: Delivery.flux(props) }), 'us', { region: 'us-east-1' });
    }),
  );
  expect(found.map(({ rule }) => rule)).toEqual(['flux-settings']);
  expect(found[0]?.what).toMatch(what);
});
