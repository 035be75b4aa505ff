import { JsonPatch } from 'cdk8s';
import { repeatedIn } from '../../../lib/model/collections';
import { nameOf } from '../../../lib/resources/manifest';
import { fieldsOf, textsOf } from '../../../lib/resources/read/fields';
import type { Fields } from '../../../lib/resources/read/fields';
import { containerPorts } from '../../../lib/resources/read/workload';
import { patch } from '../need';
import type { Need } from '../need';
import { listens } from '../ports';
import { WORKLOAD_KINDS, containersOf } from '../world';

const CONTAINER = '/spec/template/spec/containers/0';

const asksOpenPorts: Need = {
  title: 'probes and hooks ask a port that their container opens',
  kinds: WORKLOAD_KINDS,
  faults: ({ workloads }) =>
    workloads.flatMap((workload) =>
      containersOf(workload).flatMap((container) =>
        askedPorts(container)
          .filter((port) => !listens([container], port))
          .map((port) => `${nameOf(workload.manifest)} asks port ${String(port)} of ${String(container.name)}`),
      ),
    ),
  broken: [
    [
      'another name',
      patch('Deployment', 'api', JsonPatch.replace(`${CONTAINER}/readinessProbe/httpGet/port`, 'web')),
      /port web/,
    ],
    [
      'another number',
      patch('Deployment', 'api', JsonPatch.replace(`${CONTAINER}/livenessProbe/tcpSocket/port`, 90)),
      /port 90 /,
    ],
    [
      'a probe of gRPC',
      patch('Deployment', 'echo', JsonPatch.add(`${CONTAINER}/startupProbe`, { grpc: { port: 1 } })),
      /port 1 /,
    ],
  ],
};

const namesPorts: Need = {
  title: 'names of container ports are valid and unique in their pod',
  kinds: WORKLOAD_KINDS,
  faults: ({ workloads }) =>
    workloads.flatMap((workload) => {
      const names = textsOf(containerPorts(workload).flatMap(({ name }) => name ?? []));
      const wrong = [...names.filter((name) => !isPortName(name)), ...repeatedIn(names)];
      return wrong.map((name) => `${nameOf(workload.manifest)} has a port called ${name}`);
    }),
  broken: [
    [
      '16 characters',
      patch('Deployment', 'api', JsonPatch.replace(`${CONTAINER}/ports/1/name`, 'http-admin-panel')),
      /panel/,
    ],
    ['no letter', patch('Deployment', 'api', JsonPatch.replace(`${CONTAINER}/ports/1/name`, '9090')), /called 9090/],
    ['a capital', patch('Deployment', 'echo', JsonPatch.replace(`${CONTAINER}/ports/0/name`, 'Http')), /called Http/],
    [
      'two dashes in a row',
      patch('Deployment', 'echo', JsonPatch.replace(`${CONTAINER}/ports/0/name`, 'a--b')),
      /a--b/,
    ],
    ['a name twice', patch('Deployment', 'api', JsonPatch.replace(`${CONTAINER}/ports/1/name`, 'http')), /called http/],
  ],
};

function askedPorts({ readinessProbe, livenessProbe, startupProbe, lifecycle }: Fields): readonly unknown[] {
  const { preStop, postStart } = fieldsOf(lifecycle);
  return [readinessProbe, livenessProbe, startupProbe, preStop, postStart]
    .map(fieldsOf)
    .flatMap(({ httpGet, tcpSocket, grpc }) => [httpGet, tcpSocket, grpc])
    .flatMap((action) => fieldsOf(action).port ?? []);
}

/** As Kubernetes checks it (`IsValidPortName`). */
function isPortName(name: string): boolean {
  return name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name);
}

export const CONTAINER_PORT_NEEDS: readonly Need[] = [asksOpenPorts, namesPorts];
