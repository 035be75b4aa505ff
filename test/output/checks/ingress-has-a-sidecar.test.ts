import { ingressHasASidecar } from '../../../lib/output/checks/ingress-has-a-sidecar';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

const backend = (name: string): object => ({ service: { name, port: { number: 80 } } });

function ingress(spec: object, namespace = 'echo'): Manifest {
  return object('networking.k8s.io/v1', 'Ingress', { name: 'public', namespace }, { spec });
}

function rules(...names: readonly string[]): object {
  return { rules: [{ http: { paths: names.map((name) => ({ path: `/${name}`, backend: backend(name) })) } }] };
}

checkTest(ingressHasASidecar, {
  valid: [
    ['no Ingress', []],
    ['an Ingress of another Service', [ingress(rules('other'))]],
    ['an Ingress of a Service of that name in another namespace', [ingress(rules('echo'), 'other')]],
    ['an Ingress without a backend', [ingress({ rules: [{ host: 'a.example.com' }] })]],
    ['a backend that is no Service', [ingress({ defaultBackend: { resource: { kind: 'Bucket', name: 'echo' } } })]],
  ],
  invalid: [
    [
      'a rule that leads to the Service',
      [ingress(rules('other', 'echo'))],
      /Ingress echo\/public leads to Service "echo" behind "echo.mesh.local"/,
    ],
    ['a default backend', [ingress({ defaultBackend: backend('echo') })], /a controller without a sidecar gets 502/],
  ],
});
