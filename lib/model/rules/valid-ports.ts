import { repeatedIn } from '../collections';
import type { PortFacts } from '../facts/service';
import { PROXY_PORTS } from '../ports';
import { isDnsLabel, isPort } from '../validate/syntax';
import type { Finding, Rule } from './rule';

/** Ports that API server, istiod and sidecar accept: numbers from 1 to 65535, each name and number once. */
export const validPorts: Rule = {
  id: 'valid-ports',
  *check({ entries }) {
    for (const { path, service } of entries) {
      if (service.ports.length === 0) {
        yield { path, what: 'the service has no port', fix: 'list at least one port: { name, port }' };
      }
      for (const port of service.ports) yield* singlePort(path, port);
      yield* repeated(path, service.ports, 'name');
      yield* repeated(path, service.ports, 'port');
    }
  },
};

function* singlePort(path: string, port: PortFacts): Generator<Finding> {
  if (!isDnsLabel(port.name)) {
    yield {
      path,
      what: 'the name of a port must be a DNS label',
      value: port.name,
      fix: 'use a name like "http" or "grpc-api"',
    };
  }
  if (PROXY_PORTS.includes(port.targetPort)) {
    yield {
      path,
      what: `targetPort of port "${port.name}" is a port of the sidecar itself, so no call reaches the application`,
      value: port.targetPort,
      fix: `let the container listen on another port; the sidecar has ${PROXY_PORTS.join(', ')}`,
    };
  }
  for (const field of ['port', 'targetPort'] as const) {
    if (isPort(port[field])) continue;
    yield {
      path,
      what: `${field} of port "${port.name}" must be a whole number from 1 to 65535`,
      value: port[field],
      fix:
        field === 'port'
          ? 'give the port of the Kubernetes Service'
          : 'give the number of the port on which the container listens',
    };
  }
}

function* repeated(path: string, ports: readonly PortFacts[], field: 'name' | 'port'): Generator<Finding> {
  const values = ports.map((port) => port[field]);
  for (const value of repeatedIn<string | number>(values)) {
    yield {
      path,
      what: `two ports of the service have the same ${field === 'name' ? 'name' : 'number'}`,
      value,
      fix: 'list every port once',
    };
  }
}
