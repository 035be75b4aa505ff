import { JsonPatch } from 'cdk8s';
import { nameOf } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { fieldsOf, itemsOf, labelsOf, textsOf } from '../../../lib/resources/read/fields';
import { patch, without } from '../need';
import type { Need } from '../need';
import { podListens } from '../ports';
import { selectedBy, selectsEndpoint } from '../selection';
import { ofKind, specOf } from '../world';
import type { World } from '../world';

const NETWORK = 'networking.k8s.io/NetworkPolicy';
const ISTIO = ['security.istio.io/AuthorizationPolicy', 'security.istio.io/PeerAuthentication'];

const guardsPods: Need = {
  title: 'a NetworkPolicy selects pods of its namespace',
  kinds: [NETWORK],
  faults: (world) =>
    ofKind(world, NETWORK)
      .filter((policy) => selectedBy(world, policy.metadata.namespace, specOf(policy).podSelector).length === 0)
      .map((policy) => `${nameOf(policy)} selects no pods`),
  broken: [
    [
      'other labels',
      patch('NetworkPolicy', 'api', JsonPatch.replace('/spec/podSelector/matchLabels/app', 'x')),
      /shop\/api/,
    ],
    ['no pods', without('Deployment', 'istio-eastwestgateway'), /istio-eastwestgateway selects no pods/],
  ],
};

const opensPorts: Need = {
  title: 'a NetworkPolicy opens ports on which its pods listen',
  kinds: [NETWORK],
  faults: (world) =>
    ofKind(world, NETWORK).flatMap((policy) =>
      itemsOf(specOf(policy).ingress)
        .flatMap(({ ports }) => itemsOf(ports))
        .filter(({ port, endPort }) => port !== undefined && endPort === undefined)
        .map(({ port }) => port)
        .filter((port) => isClosed(world, policy, specOf(policy).podSelector, port))
        .map((port) => `${nameOf(policy)} opens port ${String(port)}`),
    ),
  broken: [
    [
      'another name',
      patch('NetworkPolicy', 'api', JsonPatch.replace('/spec/ingress/0/ports/0/port', 'web')),
      /port web/,
    ],
    [
      'another number',
      patch('NetworkPolicy', 'istio-eastwestgateway', JsonPatch.replace('/spec/ingress/0/ports/0/port', 15012)),
      /port 15012/,
    ],
  ],
};

const selectsEndpoints: Need = {
  title: 'a policy of Istio selects pods or a WorkloadEntry of its namespace',
  kinds: [...ISTIO, 'networking.istio.io/Sidecar'],
  faults: (world) =>
    ofKind(world, ...ISTIO, 'networking.istio.io/Sidecar')
      .filter((policy) => {
        const labels = selectorOf(policy);
        return Object.keys(labels).length > 0 && !selectsEndpoint(world, policy.metadata.namespace, labels);
      })
      .map((policy) => `${nameOf(policy)} selects nothing`),
  broken: [
    [
      'a policy with other labels',
      patch('AuthorizationPolicy', 'echo-callers', JsonPatch.replace('/spec/selector/matchLabels/app', 'e')),
      /echo-callers/,
    ],
    [
      'mutual TLS of other labels',
      patch('PeerAuthentication', 'echo', JsonPatch.replace('/spec/selector/matchLabels/app', 'e')),
      /echo\/echo/,
    ],
    [
      'a Sidecar with other labels',
      patch('Sidecar', 'api', JsonPatch.replace('/spec/workloadSelector/labels/app', 'e')),
      /Sidecar shop\/api/,
    ],
    [
      'another namespace',
      patch('PeerAuthentication', 'api', JsonPatch.replace('/metadata/namespace', 'echo')),
      /echo\/api/,
    ],
  ],
};

const namesPorts: Need = {
  title: 'a policy of Istio names ports on which its pods listen',
  kinds: ISTIO,
  faults: (world) =>
    ofKind(world, ...ISTIO).flatMap((policy) =>
      portsOf(policy)
        .filter((port) => isClosed(world, policy, { matchLabels: selectorOf(policy) }, port))
        .map((port) => `${nameOf(policy)} names port ${port}`),
    ),
  broken: [
    [
      'a port of the Service',
      patch('AuthorizationPolicy', 'echo-callers', JsonPatch.replace('/spec/rules/0/to/0/operation/ports/0', '80')),
      /port 80$/,
    ],
    [
      'another port with mutual TLS',
      patch('PeerAuthentication', 'api', JsonPatch.move('/spec/portLevelMtls/9090', '/spec/portLevelMtls/91')),
      /port 91$/,
    ],
  ],
};

/** Whether there are pods of this selector, and none listens on the port. */
function isClosed(world: World, { metadata }: Manifest, selector: unknown, port: unknown): boolean {
  const pods = selectedBy(world, metadata.namespace, selector);
  return pods.length > 0 && !pods.some((workload) => podListens(workload, port));
}

function selectorOf(policy: Manifest): Readonly<Record<string, string>> {
  const { selector, workloadSelector } = specOf(policy);
  return labelsOf(fieldsOf(selector).matchLabels ?? fieldsOf(workloadSelector).labels);
}

function portsOf(policy: Manifest): readonly number[] {
  const { rules, portLevelMtls } = specOf(policy);
  const operations = itemsOf(rules).flatMap(({ to }) => itemsOf(to).map(({ operation }) => fieldsOf(operation)));
  return [...operations.flatMap(({ ports }) => textsOf(ports)), ...Object.keys(fieldsOf(portLevelMtls))].map(Number);
}

export const POLICY_NEEDS: readonly Need[] = [guardsPods, opensPorts, selectsEndpoints, namesPorts];
