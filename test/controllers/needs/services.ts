import { JsonPatch } from 'cdk8s';
import { repeatedIn } from '../../../lib/model/collections';
import { isDnsLabel, isPort } from '../../../lib/model/validate/syntax';
import { nameOf } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { itemsOf, labelsOf } from '../../../lib/resources/read/fields';
import type { Fields } from '../../../lib/resources/read/fields';
import { patch, without } from '../need';
import type { Need } from '../need';
import { podListens } from '../ports';
import { selectedBy, selectsEndpoint } from '../selection';
import { ofKind, specOf } from '../world';
import type { World } from '../world';

const hasPods: Need = {
  title: 'a Service selects pods or a WorkloadEntry of its namespace',
  kinds: ['Service'],
  faults: (world) =>
    selecting(world)
      .filter((service) => !selectsEndpoint(world, service.metadata.namespace, labelsOf(specOf(service).selector)))
      .map((service) => `${nameOf(service)} selects nothing`),
  broken: [
    [
      'other labels',
      patch('Service', 'api', JsonPatch.replace('/spec/selector/app', 'ap')),
      /shop\/api selects nothing/,
    ],
    [
      'pods of another namespace',
      patch('Service', 'api', JsonPatch.replace('/metadata/namespace', 'echo')),
      /echo\/api/,
    ],
    ['no pods', without('Deployment', 'istio-eastwestgateway'), /istio-eastwestgateway selects nothing/],
  ],
};

const hasTargets: Need = {
  title: 'every port of a Service leads to a port of its pods',
  kinds: ['Service'],
  faults: (world) =>
    selecting(world).flatMap((service) =>
      itemsOf(specOf(service).ports)
        .map(({ port, targetPort = port }) => targetPort)
        .filter((target) => !isTarget(world, service, target))
        .map((target) => `${nameOf(service)} leads to port ${String(target)}, where no pod listens`),
    ),
  broken: [
    ['another name', patch('Service', 'api', JsonPatch.replace('/spec/ports/0/targetPort', 'web')), /port web/],
    ['another number', patch('Service', 'echo', JsonPatch.replace('/spec/ports/0/targetPort', 8081)), /port 8081/],
    ['no target, and another port', patch('Service', 'api', JsonPatch.replace('/spec/ports/1/port', 91)), /port 91/],
    [
      'a port that the gateway does not open',
      patch('Service', 'istio-eastwestgateway', JsonPatch.replace('/spec/ports/1/targetPort', 15012)),
      /port 15012/,
    ],
    [
      'a container that renames its port',
      patch('Deployment', 'api', JsonPatch.replace('/spec/template/spec/containers/0/ports/0/name', 'web')),
      /port http/,
    ],
  ],
};

const hasPorts: Need = {
  title: 'ports of a Service have valid names, numbers and protocols, each once',
  kinds: ['Service'],
  faults: (world) => ofKind(world, 'Service').flatMap(portFaults),
  broken: [
    ['a name twice', patch('Service', 'api', JsonPatch.replace('/spec/ports/1/name', 'http')), /names/],
    ['a number twice', patch('Service', 'api', JsonPatch.replace('/spec/ports/1/port', 80)), /numbers/],
    ['no name beside another port', patch('Service', 'api', JsonPatch.remove('/spec/ports/0/name')), /names/],
    ['an invalid name', patch('Service', 'echo', JsonPatch.replace('/spec/ports/0/name', 'Http')), /names/],
    [
      'a name that is too long',
      patch('Service', 'echo', JsonPatch.replace('/spec/ports/0/name', 'h'.repeat(64))),
      /names/,
    ],
    ['an unknown protocol', patch('Service', 'echo', JsonPatch.add('/spec/ports/0/protocol', 'HTTP')), /protocol/],
    ['no number', patch('Service', 'echo', JsonPatch.replace('/spec/ports/0/port', 0)), /numbers/],
    ['no ports', patch('Service', 'echo', JsonPatch.replace('/spec/ports', [])), /no ports/],
  ],
};

/** Services with a selector; the others get their endpoints from an EndpointSlice or a DNS name. */
function selecting(world: World): readonly Manifest[] {
  return ofKind(world, 'Service').filter((service) => specOf(service).selector !== undefined);
}

function isTarget(world: World, service: Manifest, port: unknown): boolean {
  const pods = selectedBy(world, service.metadata.namespace, { matchLabels: specOf(service).selector });
  return pods.length === 0 || pods.some((workload) => podListens(workload, port));
}

/** `protocol` may be left out: the API server sets TCP. */
function portFaults(service: Manifest): readonly string[] {
  const ports = itemsOf(specOf(service).ports);
  const names = ports.map(({ name }) => name);
  const isNamed = ports.length === 1 && names[0] === undefined;
  const numbers = ports.map(({ port, protocol = 'TCP' }: Fields) => `${String(port)}/${String(protocol)}`);
  const faults = {
    'no ports': ports.length === 0,
    'invalid names': !isNamed && (!names.every(isDnsLabel) || repeatedIn(names).size > 0),
    'invalid numbers': !ports.every(({ port }) => isPort(port)) || repeatedIn(numbers).size > 0,
    'an invalid protocol': !ports.every(({ protocol = 'TCP' }) => ['TCP', 'UDP', 'SCTP'].includes(String(protocol))),
  };
  return Object.entries(faults).flatMap(([fault, isFound]) => (isFound ? [`${nameOf(service)} has ${fault}`] : []));
}

export const SERVICE_NEEDS: readonly Need[] = [hasPods, hasTargets, hasPorts];
