import type { PortFacts } from '../../../lib/model/facts/service';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { validPorts } from '../../../lib/model/rules/valid-ports';
import { entry, fleetOf, port, service } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

function ports(...given: Partial<PortFacts>[]): Fleet {
  return fleetOf({ entries: [entry('echo', { service: service({ ports: given.map(port) }) })] });
}

const asText = { port: '80' as unknown as number };

ruleTest(validPorts, {
  valid: [
    ['a service may have one port', fleetOf()],
    ['ports may lead to one port of the container', ports({}, { name: 'grpc', port: 90 })],
    ['the first and the last port are valid', ports({ port: 1, targetPort: 65_535 })],
  ],
  invalid: [
    ['fails for a service without port', ports(), [{ path, what: /no port/ }]],
    ['fails for a name in capitals', ports({ name: 'HTTP' }), [{ path, what: /name of a port/, value: 'HTTP' }]],
    ['fails for an empty name', ports({ name: '' }), [{ path, what: /name of a port/, value: '' }]],
    ['fails for port 0', ports({ port: 0 }), [{ path, what: /^port of port "http"/, value: 0, fix: /Service/ }]],
    ['fails for port 65536', ports({ port: 65_536 }), [{ path, what: /^port of/, value: 65_536 }]],
    ['fails for a port that is no whole number', ports({ port: 80.5 }), [{ path, what: /^port of/, value: 80.5 }]],
    ['fails for a port given as text', ports(asText), [{ path, what: /^port of/, value: '80' }]],
    [
      'fails for target port 0',
      ports({ targetPort: 0 }),
      [{ path, what: /^targetPort of port "http"/, value: 0, fix: /container/ }],
    ],
    [
      'fails for target ports on which the sidecar listens itself',
      ports({ targetPort: 15_001 }, { name: 'health', port: 81, targetPort: 15_021 }),
      [
        { path, what: /port "http" is a port of the sidecar/, value: 15_001, fix: /another port/ },
        { path, what: /port "health" is a port of the sidecar/, value: 15_021 },
      ],
    ],
    [
      'fails once for a name that several ports have',
      ports({ port: 1 }, { port: 2 }, { port: 3 }),
      [{ path, what: /same name/, value: 'http' }],
    ],
    [
      'fails once for a number that several ports have',
      ports({ name: 'a' }, { name: 'b' }, { name: 'c' }),
      [{ path, what: /same number/, value: 80 }],
    ],
    [
      'fails for everything that is wrong at once',
      ports({ port: 0, targetPort: -1 }, { port: 0 }),
      [
        { path, what: /^port of/, value: 0 },
        { path, what: /^targetPort of/, value: -1 },
        { path, what: /^port of/, value: 0 },
        { path, what: /same name/ },
        { path, what: /same number/ },
      ],
    ],
  ],
});
