import { serviceSelectorMatchesAWorkload } from '../../../lib/output/checks/service-selector-matches-a-workload';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf, service } from '../../model/facts';
import { checkTest, object } from './check-test';

const ECHO = { name: 'echo', namespace: 'echo' };
const PORTS = [{ name: 'http', port: 80, targetPort: 8080 }];

interface Pods {
  readonly name?: string;
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly labels?: object;
  readonly spec?: object;
}

function workload({ name = 'echo', apiVersion = 'apps/v1', kind = 'Deployment', labels, spec }: Pods = {}): Manifest {
  const template = {
    metadata: { labels: labels ?? { app: 'echo' } },
    spec: { serviceAccountName: 'echo', containers: [{ name: 'echo' }], ...spec },
  };
  return object(apiVersion, kind, { name, namespace: 'echo' }, { spec: { template } });
}

function serviceObject(spec: object = {}, metadata = ECHO): Manifest {
  return object('v1', 'Service', metadata, { spec: { selector: { app: 'echo' }, ports: PORTS, ...spec } });
}

/** A container that listens on a port of this name. */
function listening(containerPort: number, name = 'web'): object {
  return { containers: [{ name: 'echo', ports: [{ name, containerPort }] }] };
}

const worker = workload({ name: 'worker', labels: { app: 'worker' } });
const canary = { app: 'echo', 'app.kubernetes.io/name': 'echo-canary' };

checkTest(serviceSelectorMatchesAWorkload, {
  valid: [
    ['a Service and its pods', [workload(), serviceObject()]],
    ['a Service whose pods another repository declares', [serviceObject()]],
    ['pods whose Service another repository declares', [workload()]],
    ["a container port that is called as the entry's port", [workload({ spec: listening(8080, 'http') })]],
    ['workloads beside a Service that other repositories declare', [worker]],
    [
      'a Service without pods here, beside pods of another Service',
      [worker, serviceObject(), serviceObject({ selector: { app: 'worker' } }, { ...ECHO, name: 'worker' })],
    ],
    [
      'a Service whose pods an operator may make',
      [worker, object('postgresql.cnpg.io/v1', 'Cluster', ECHO), serviceObject()],
    ],
    [
      'a Job with the labels of the pods',
      [workload({ apiVersion: 'batch/v1', kind: 'Job', spec: { serviceAccountName: 'job' } })],
    ],
    ['pods of a Rollout', [workload({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }), serviceObject()]],
    ['more labels than the selector has', [workload({ labels: { app: 'echo', version: 'v2' } }), serviceObject()]],
    [
      'another selector for the same pods',
      [workload({ labels: { app: 'echo', addr: 'c8' } }), serviceObject({ selector: { addr: 'c8' } })],
    ],
    ['a port of the Service that callers do not use', [serviceObject({ ports: [...PORTS, { port: 9090 }] })]],
    [
      'a target port by name',
      [workload({ spec: listening(8080) }), serviceObject({ ports: [{ port: 80, targetPort: 'web' }] })],
    ],
    [
      'a target port by a name that nobody here knows',
      [workload(), serviceObject({ ports: [{ port: 80, targetPort: 'web' }] })],
    ],
    [
      'another port of the same container',
      [workload({ spec: listening(8080) }), serviceObject({ ports: [{ port: 80, targetPort: 9090 }] })],
    ],
    ['another number of the host for the same target port', [serviceObject({ ports: [{ port: 8080 }] })]],
    [
      'the name that the service account had before',
      [workload({ spec: { serviceAccountName: undefined, serviceAccount: 'echo' } })],
    ],
    [
      'a Pod',
      [
        object(
          'v1',
          'Pod',
          { ...ECHO, labels: { app: 'echo' } },
          { spec: { serviceAccountName: 'echo', containers: [] } },
        ),
      ],
    ],
    [
      'fields that are not what they should be',
      [object('apps/v1', 'Deployment', ECHO, { spec: 7 }), object('v1', 'Pod', ECHO)],
    ],
  ],
  invalid: [
    ['pods with another label', [workload({ labels: { app: 'ekko' } }), serviceObject()], /selects no pods/],
    [
      'a Service with another selector',
      [workload(), serviceObject({ selector: { app: 'echo', version: 'v2' } })],
      /selects other pods than the entry says/,
    ],
    [
      'a Service with another selector, without pods',
      [serviceObject({ selector: { app: 'ekko' } })],
      /selects other pods/,
    ],
    ['a Service without a selector', [serviceObject({ selector: undefined })], /has no pods: it has no selector/],
    [
      'another name for a host outside',
      [serviceObject({ type: 'ExternalName', externalName: 'db.example.com', selector: undefined })],
      /has no pods: it is another name/,
    ],
    ['a Service without the port', [serviceObject({ ports: [{ port: 81 }] })], /has no port 80/],
    [
      'a Service with the port for UDP',
      [serviceObject({ ports: [{ port: 80, targetPort: 8080, protocol: 'UDP' }] })],
      /has no port 80/,
    ],
    [
      'another target port',
      [workload(), serviceObject({ ports: [{ port: 80, targetPort: 9090 }] })],
      /port 80 .* does not lead to 8080/,
    ],
    ['a Service without a target port', [serviceObject({ ports: [{ port: 80 }] })], /does not lead to 8080/],
    [
      'another target port by name',
      [workload({ spec: listening(9090) }), serviceObject({ ports: [{ port: 80, targetPort: 'web' }] })],
      /does not lead to 8080/,
    ],
    [
      'another service account',
      [serviceObject(), workload({ spec: { serviceAccountName: 'ekko' } })],
      /run as service account "ekko"/,
    ],
    ['no service account', [workload({ spec: { serviceAccountName: undefined } })], /run as service account "default"/],
    [
      'one of two workloads with another identity',
      [workload(), workload({ name: 'v2', spec: { serviceAccountName: 'v2' } })],
      /"v2"/,
    ],
    [
      "a container port that is called as the entry's port, with another number",
      [workload({ spec: listening(9090, 'http') })],
      /container port "http" .* takes precedence over the entry's port of that name, whose targetPort is 8080/,
    ],
    ['another canonical name', [workload({ labels: canary })], /have the canonical name "echo-canary"/],
  ],
});

test.each([
  ['a Service that another cluster exports', ['eu'], serviceObject({ selector: {} })],
  ['another canonical name where one cluster alone exports', ['us'], workload({ labels: canary })],
])('lets %s pass', (_title, exportedBy, manifest) => {
  const fleet = fleetOf({ entries: [entry('echo', { exportedBy })] });
  expect([...serviceSelectorMatchesAWorkload.check('us', [{ path: 'mesh/us/0', manifest }], fleet)]).toEqual([]);
});

const unlabelled = service({ selector: { tier: 'back' }, canonicalName: 'echo' });

describe('where no label tells the canonical name', () => {
  checkTest(
    serviceSelectorMatchesAWorkload,
    {
      valid: [
        ['a workload of that name', [workload({ labels: { tier: 'back' } })]],
        [
          'a kind whose pods may be named otherwise',
          [workload({ name: 'e', apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', labels: { tier: 'back' } })],
        ],
      ],
      invalid: [
        ['a workload of another name', [workload({ name: 'e', labels: { tier: 'back' } })], /canonical name "e"/],
      ],
    },
    fleetOf({ entries: [entry('echo', { service: unlabelled })] }),
  );
});

describe('where the own name of the Service is global', () => {
  checkTest(
    serviceSelectorMatchesAWorkload,
    {
      valid: [['the same selector and ports', [workload(), serviceObject()]]],
      invalid: [
        [
          'another selector for the same pods',
          [workload({ labels: { app: 'echo', addr: 'c8' } }), serviceObject({ selector: { addr: 'c8' } })],
          /selects other pods/,
        ],
        ['another number for the same target port', [serviceObject({ ports: [{ port: 8080 }] })], /has no port 80/],
      ],
    },
    fleetOf({ entries: [entry('echo', { globalServiceName: true })] }),
  );
});

const primary = { app: 'echo', role: 'primary' };

describe('where an agent in the pods sets a label at run time', () => {
  checkTest(
    serviceSelectorMatchesAWorkload,
    {
      valid: [['pods that lack only that label', [workload(), serviceObject({ selector: primary })]]],
      invalid: [
        [
          'pods that have another one',
          [workload({ labels: { app: 'ekko', role: 'primary' } }), serviceObject({ selector: primary })],
          /selects no pods/,
        ],
      ],
    },
    fleetOf({ entries: [entry('echo', { exportedBy: ['us'], service: service({ selector: primary }) })] }),
  );
});
