import type { ServiceFacts } from '../../../lib/model/facts/service';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { oneDefinitionPerService } from '../../../lib/model/rules/one-definition-per-service';
import { entry, fleetOf, port, service } from '../facts';
import { ruleTest } from './rule-test';

const labels = { app: 'echo', tier: 'backend' };
const path = 'training-mesh/b';

function services(first: Partial<ServiceFacts>, ...others: Partial<ServiceFacts>[]): Fleet {
  const [a, ...rest] = [first, ...others].map(service);
  const letters = ['b', 'c', 'd'];
  return fleetOf({
    entries: [
      entry('a', { service: a }),
      ...rest.map((each, index) => entry(letters[index] ?? 'z', { service: each })),
    ],
  });
}

ruleTest(oneDefinitionPerService, {
  valid: [
    ['entries may share one service', services({}, {})],
    [
      'the order of labels does not matter',
      services({ selector: labels }, { selector: { tier: 'backend', app: 'echo' } }),
    ],
    ['the order of a port’s fields does not matter', services({}, { ports: [reversed()] })],
    ['another name is another service', services({}, { name: 'other', serviceAccount: 'other' })],
    ['another namespace is another service', services({}, { namespace: 'other', serviceAccount: 'other' })],
  ],
  invalid: [
    [
      'fails for another service account',
      services({}, { serviceAccount: 'other' }),
      [{ path, what: /^training-mesh\/a describes Service "echo\/echo" with other serviceAccount$/ }],
    ],
    ['fails for another selector', services({}, { selector: labels }), [{ path, what: /other selector$/ }]],
    ['fails for another port', services({}, { ports: [port({ targetPort: 9090 })] }), [{ path, what: /other ports$/ }]],
    [
      'fails for another canonical name',
      services({}, { canonicalName: undefined }),
      [{ path, what: /other canonicalName$/ }],
    ],
    [
      'fails with all fields that differ',
      services({}, { serviceAccount: 'other', ports: [] }),
      [{ path, what: /other serviceAccount, ports$/ }],
    ],
    [
      'fails for every entry that differs from the first',
      services({}, { serviceAccount: 'other' }, {}, { serviceAccount: 'other' }),
      [{ path: 'training-mesh/b' }, { path: 'training-mesh/d', what: /^training-mesh\/a/ }],
    ],
  ],
});

function reversed(): ServiceFacts['ports'][number] {
  const { name, port: number, targetPort, protocol } = port();
  return { protocol, targetPort, port: number, name };
}
