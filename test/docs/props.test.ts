import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf, titleOf } from '../support/every-prop';
import { ROOT, membersWithin, readApi } from './api';

/**
 * A prop that is forgotten in the tests of all props fails here. CONTRIBUTING.md, "Add a prop", says where it belongs.
 */

/** What users give to the library, and where test/support/every-prop.ts gives it. */
const GIVEN: Readonly<Record<string, string>> = {
  MeshProps: 'Mesh',
  MeshClusterProps: 'MeshCluster',
  NamespaceProps: 'addNamespace',
  ManagedIstioProps: 'Istio.managed',
  ExistingIstioProps: 'Istio.existing',
  PatchTarget: 'patch',
  EastWestGatewayProps: 'EastWestGateway',
  CrossClusterServiceEntryProps: 'CrossClusterServiceEntry',
  ServiceReference: 'CrossClusterServiceEntry service',
  ServicePods: 'CrossClusterServiceEntry service',
  ServicePort: 'CrossClusterServiceEntry service ports 0',
  ServiceFrom: 'CrossClusterServiceEntry of a Service service',
  ServiceObject: 'CrossClusterServiceEntry of a Service service from',
  ExporterWeight: 'weight of a CrossClusterServiceEntry',
  EndpointDiscoveryProps: 'EndpointDiscovery',
  RemoteExternalSecretProps: 'RemoteCredentials.externalSecret',
  ObservabilityStackProps: 'ObservabilityStack',
  ArgoCdProps: 'Delivery.argoCd',
  ArgoCdApplicationSettings: 'Delivery.argoCd applications 0',
  ArgoCdIgnoredDifference: 'Delivery.argoCd applications 0 ignoreDifferences 0',
  ArgoCdRetry: 'Delivery.argoCd applications 0 retry',
  ArgoCdBackoff: 'Delivery.argoCd applications 0 retry backoff',
  ArgoCdSyncWindow: 'Delivery.argoCd syncWindows 0',
  FluxProps: 'Delivery.flux',
  FluxSourceRef: 'Delivery.flux sourceRef',
};

/** What users give to something that is not part of a mesh in memory, and the files of the tests that give it. */
const GIVEN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  MeshAppProps: ['test/output/member-life.test.ts'],
  AllowProps: ['test/output/warnings.test.ts'],
  RenderedProps: ['test/delivery/rendered/charts-match-releases.test.ts', 'test/delivery/rendered/charts.ts'],
};

/** Props that the random fleets of test/fuzz leave out, and why. */
const NOT_FUZZED: Readonly<Record<string, string>> = {
  'ArgoCdProps.argoCdVersion': 'is only compared with one version',
  'ArgoCdProps.maxManifestsSize': 'no fleet is large enough',
  'ArgoCdProps.project': 'is written as it is given',
  'ArgoCdProps.rootName': 'is written as it is given',
  'ArgoCdProps.targetRevision': 'is written as it is given',
  'EndpointDiscoveryProps.credentials': 'described by store and mountedSecret',
  'FluxProps.sourceRef': 'described by source',
  'MeshProps.rules': 'the fuzz is about the own rules',
  'MeshProps.sidecarBudget': 'no fleet is large enough',
  'MeshProps.strict': 'changes no file',
  'MeshProps.trust': 'has one choice',
  'ObservabilityStackProps.exposure': 'changes values of charts only',
  'ObservabilityStackProps.kialiValues': 'are written as they are given',
  'ObservabilityStackProps.prometheusValues': 'are written as they are given',
  'ObservabilityStackProps.retention': 'changes values of charts only',
  'ObservabilityStackProps.storage': 'changes values of charts only',
  'ServiceFrom.from': 'test/constructs/service-from.test.ts compares it with the same in props',
  'ServiceObject.metadata': 'test/constructs/service-from.test.ts compares it with the same in props',
};

const FUZZ = 'test/fuzz/description.ts';
const properties = readApi(FUZZ).properties.map(({ name }) => name.split('.') as [owner: string, prop: string]);
const given = new Set((['argoCd', 'flux'] as const).flatMap((by) => placesOf(by).map(titleOf)));
const fuzzed = membersWithin(FUZZ, 'Description');

test('everything that a user gives to the library is in one of the two tables', () => {
  const owners = new Set(properties.map(([owner]) => owner));
  const props = [...owners].filter((owner) => owner.endsWith('Props'));
  const listed = [...Object.keys(GIVEN), ...Object.keys(GIVEN_ELSEWHERE)];
  expect(props.filter((owner) => !listed.includes(owner))).toEqual([]);
  expect(listed.filter((owner) => !owners.has(owner))).toEqual([]);
});

const rows = properties.filter(([owner]) => owner in GIVEN);

test.each(rows)('%s.%s is given in the mesh of every prop', (owner, prop) => {
  const sibling = owner === 'ServiceFrom' && prop === 'canonicalName' ? GIVEN.ServiceReference : GIVEN[owner];
  expect([...given]).toContain(`${sibling ?? ''} ${prop}`);
});

test.each(properties.filter(([owner]) => owner in GIVEN_ELSEWHERE))('%s.%s is given in a test', (owner, prop) => {
  const texts = (GIVEN_ELSEWHERE[owner] ?? []).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  expect(texts.some((text) => new RegExp(`\\b${prop}\\b`).test(text))).toBe(true);
});

test('random fleets have every prop, except those with a reason', () => {
  const missing = rows.filter(([, prop]) => !fuzzed.has(prop));
  expect(missing.map((name) => name.join('.')).sort()).toEqual(Object.keys(NOT_FUZZED).sort());
});
