import type { Fleet } from '../../../lib/model/fleet/fleet';
import { servicesDoNotOverlap } from '../../../lib/model/rules/services-do-not-overlap';
import { entry, fleetOf, service } from '../facts';
import { ruleTest } from './rule-test';

const CANONICAL = 'service.istio.io/canonical-name';
const both = ['us', 'eu'];
const web = service({ name: 'web', selector: { app: 'web' }, canonicalName: 'web' });

interface Options {
  readonly global?: boolean;
  readonly selector: Readonly<Record<string, string>>;
  readonly exportedBy?: readonly string[];
  readonly namespace?: string;
  readonly name?: string;
  readonly canonicalName?: string;
}

/** Web in both clusters, and another Service with this selector. */
function beside({ global = false, selector, exportedBy = ['us'], ...other }: Options): Fleet {
  const pay = service({ name: 'pay', canonicalName: 'pay', selector, ...other });
  return fleetOf({
    entries: [
      entry('pay', { service: pay, exportedBy }),
      entry('web', { service: web, exportedBy: both, globalServiceName: global }),
    ],
  });
}

const path = 'training-mesh/pay';

ruleTest(servicesDoNotOverlap, {
  valid: [
    ['pods of its own', beside({ selector: { app: 'pay' } })],
    ['the same pods as long as the other name is not global', beside({ selector: { app: 'web' } })],
    ['the same selector in another namespace', beside({ global: true, selector: { app: 'web' }, namespace: 'x' })],
    ['a narrower selector', beside({ global: true, selector: { app: 'web', track: 'canary' } })],
    ['another entry of the same Service', beside({ global: true, selector: { app: 'web' }, name: 'web' })],
    ['an empty selector is left to the rule about names', beside({ global: true, selector: {} })],
    [
      'the same selector in another cluster',
      fleetOf({
        entries: [
          entry('pay', { service: service({ name: 'pay', selector: { app: 'web' } }), exportedBy: ['ap'] }),
          entry('web', { service: web, exportedBy: both, globalServiceName: true }),
        ],
      }),
    ],
    [
      'two global names of the same pods: both mean all exporters',
      fleetOf({
        entries: [
          entry('pay', { service: { ...web, name: 'pay' }, exportedBy: both, globalServiceName: true }),
          entry('web', { service: web, exportedBy: both, globalServiceName: true }),
        ],
      }),
    ],
  ],
  invalid: [
    [
      'fails for the pods of a global name',
      beside({ global: true, selector: { app: 'web' } }),
      [{ path, what: /Service "echo\/pay" selects the endpoints .*"echo\/web" \(training-mesh\/web\)/ }],
    ],
    [
      'fails for a wider selector than that of a global name',
      fleetOf({
        entries: [
          entry('pay', { service: service({ name: 'pay', selector: { tier: 'front' } }), exportedBy: ['us'] }),
          entry('web', {
            service: { ...web, selector: { app: 'web', tier: 'front' } },
            exportedBy: both,
            globalServiceName: true,
          }),
        ],
      }),
      [{ path, value: { tier: 'front' } }],
    ],
    [
      'fails for the canonical name of pods that several clusters run',
      beside({ selector: { [CANONICAL]: 'web' } }),
      [{ path, value: { [CANONICAL]: 'web' }, fix: /by a label that the others do not have/ }],
    ],
    [
      'fails once for a Service with several hosts',
      fleetOf({
        entries: [
          entry('pay-1', { service: service({ name: 'pay', selector: { app: 'web' } }), exportedBy: ['us'] }),
          entry('pay-2', { service: service({ name: 'pay', selector: { app: 'web' } }), exportedBy: ['us'] }),
          entry('web', { service: web, exportedBy: both, globalServiceName: true }),
        ],
      }),
      [{ path: 'training-mesh/pay-1' }],
    ],
  ],
});
