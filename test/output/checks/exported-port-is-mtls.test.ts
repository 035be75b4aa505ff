import { exportedPortIsMtls } from '../../../lib/output/checks/exported-port-is-mtls';
import type { Manifest } from '../../../lib/resources/manifest';
import { cluster, entry, fleetOf } from '../../model/facts';
import { checkTest, object } from './check-test';

const EXCLUDE = 'traffic.sidecar.istio.io/excludeInboundPorts';
const INCLUDE = 'traffic.sidecar.istio.io/includeInboundPorts';

function workload(metadata: object = {}, spec: object = {}, apiVersion = 'apps/v1', kind = 'Deployment'): Manifest {
  const template = { metadata: { labels: { app: 'echo' }, ...metadata }, spec: { containers: [{}], ...spec } };
  return object(apiVersion, kind, { name: 'echo', namespace: 'echo' }, { spec: { template } });
}

const annotated = (annotations: object): Manifest => workload({ annotations });
const labelled = (labels: object): Manifest => workload({ labels: { app: 'echo', ...labels } });
const namespace = (labels: Record<string, string> = {}): Manifest =>
  object('v1', 'Namespace', { name: 'echo', labels });

function peer(spec: object, at = 'echo', name = 'mine'): Manifest {
  return object('security.istio.io/v1', 'PeerAuthentication', { name, namespace: at }, { spec });
}

const SELECTOR = { selector: { matchLabels: { app: 'echo' } } };
const of = (mode: string): object => ({ mtls: { mode } });
const own = (spec: object = {}): Manifest => peer({ ...SELECTOR, ...of('STRICT'), ...spec }, 'echo', 'echo');

describe('sidecars', () => {
  checkTest(exportedPortIsMtls, {
    valid: [
      ['pods of a namespace that another repository declares', [workload()]],
      ['pods of a namespace with injection', [namespace({ 'istio-injection': 'enabled' }), workload()]],
      ['pods of a namespace with a revision', [namespace({ 'istio.io/rev': 'canary' }), workload()]],
      ['pods that ask for a sidecar themselves', [namespace(), labelled({ 'sidecar.istio.io/inject': 'true' })]],
      ['pods that choose a revision themselves', [namespace(), labelled({ 'istio.io/rev': 'canary' })]],
      ['pods that were injected before', [namespace(), annotated({ 'sidecar.istio.io/status': '{}' })]],
      ['other pods without a sidecar', [workload({ labels: { app: 'other', 'sidecar.istio.io/inject': 'false' } })]],
      [
        'a Job without a sidecar',
        [workload({ annotations: { 'sidecar.istio.io/inject': 'false' } }, {}, 'batch/v1', 'Job')],
      ],
      ['a namespace without injection whose pods nobody here declares', [namespace()]],
      [
        'a label that overrules the annotation',
        [
          workload({
            labels: { app: 'echo', 'sidecar.istio.io/inject': 'true' },
            annotations: { 'sidecar.istio.io/inject': 'false' },
          }),
        ],
      ],
      ['other ports that are kept from the sidecar', [annotated({ [EXCLUDE]: '9090, 80' })]],
      ['ports that the sidecar takes', [annotated({ [INCLUDE]: '9090,8080' }), annotated({ [INCLUDE]: '*' })]],
    ],
    invalid: [
      [
        'pods that refuse the sidecar by a label',
        [labelled({ 'sidecar.istio.io/inject': 'false' })],
        /say sidecar\.istio\.io\/inject: "false"/,
      ],
      ['pods that refuse it by an annotation', [annotated({ 'sidecar.istio.io/inject': 'false' })], /inject: "false"/],
      ['pods in the network of their node', [workload({}, { hostNetwork: true })], /hostNetwork/],
      ['pods of a namespace without injection', [namespace(), workload()], /are in a namespace without injection/],
      [
        'a namespace that refuses injection',
        [labelled({ 'sidecar.istio.io/inject': 'true' }), namespace({ 'istio-injection': 'disabled' })],
        /get no sidecar/,
      ],
      [
        'a port that is kept from the sidecar',
        [annotated({ [EXCLUDE]: '9090, 8080' })],
        /keep port 8080 from their sidecar/,
      ],
      ['a port that is not among those that the sidecar takes', [annotated({ [INCLUDE]: '9090' })], /keep port 8080/],
      ['a sidecar that takes no port', [annotated({ [INCLUDE]: '' })], /keep port 8080/],
    ],
  });
});

describe('PeerAuthentication', () => {
  checkTest(exportedPortIsMtls, {
    valid: [
      ["the library's own", [own()]],
      ["the library's own with a patch for another port", [own({ portLevelMtls: { 9090: { mode: 'DISABLE' } } })]],
      [
        "the library's own, PERMISSIVE for a port by a patch",
        [own({ portLevelMtls: { 8080: { mode: 'PERMISSIVE' } } })],
      ],
      [
        'one for the namespace or the mesh',
        [own(), peer(of('DISABLE')), peer(of('DISABLE'), 'istio-system', 'default')],
      ],
      ['one for other pods', [peer({ selector: { matchLabels: { app: 'other' } }, ...of('DISABLE') })]],
      ['one for pods of that label elsewhere', [peer({ ...SELECTOR, ...of('DISABLE') }, 'shop')]],
      [
        'a second one that says the same',
        [own(), peer({ ...SELECTOR, ...of('STRICT'), portLevelMtls: { 9090: { mode: 'DISABLE' } } })],
      ],
      ['a second one that leaves it to wider ones that nobody here declares', [peer({ ...SELECTOR })]],
    ],
    invalid: [
      ['a second one that disables', [own(), peer({ ...SELECTOR, ...of('DISABLE') })], /says DISABLE for port 8080/],
      ['a second one that allows plain text', [own(), peer({ ...SELECTOR, ...of('PERMISSIVE') })], /says PERMISSIVE/],
      [
        'a second one that disables the port',
        [own(), peer({ ...SELECTOR, ...of('STRICT'), portLevelMtls: { 8080: { mode: 'DISABLE' } } })],
        /says DISABLE for port 8080/,
      ],
      [
        'a second one that leaves it to one that disables',
        [own(), peer(of('DISABLE')), peer({ ...SELECTOR }, 'echo', 'b')],
        /says DISABLE/,
      ],
      [
        'one for a label that only the pods have',
        [
          workload({ labels: { app: 'echo', tier: 'back' } }),
          peer({ selector: { matchLabels: { tier: 'back' } }, ...of('DISABLE') }),
        ],
        /says DISABLE/,
      ],
      [
        "the library's own, disabled for the port by a patch",
        [own({ portLevelMtls: { 8080: { mode: 'DISABLE' } } })],
        /takes no mutual TLS \(DISABLE\)/,
      ],
    ],
  });
});

const refused = labelled({ 'sidecar.istio.io/inject': 'false' });

test.each([
  ['no other cluster calls', { exportedBy: ['us'], importedBy: ['us'] }],
  ['another cluster exports', { exportedBy: ['eu'] }],
])('does not report a service that %s', (_title, clusters) => {
  const fleet = fleetOf({ entries: [entry('echo', clusters)] });
  expect([...exportedPortIsMtls.check('us', [{ path: 'mesh/us/0', manifest: refused }], fleet)]).toEqual([]);
});

describe.each([
  ['an istiod that injects by default', { values: { sidecarInjectorWebhook: { enableNamespacesByDefault: true } } }],
  ['an istiod of somebody else', { managed: false }],
])('%s', (_title, istio) => {
  const us = cluster('us');
  const fleet = fleetOf({ clusters: [{ ...us, istio: { ...us.istio, ...istio } }, cluster('eu')] });
  checkTest(
    exportedPortIsMtls,
    {
      valid: [['pods of a namespace without labels', [namespace(), workload()]]],
      invalid: [['pods that refuse the sidecar', [namespace(), refused], /inject: "false"/]],
    },
    fleet,
  );
});
