import { canonicalNameKnown } from '../../../lib/model/rules/canonical-name-known';
import { entry, fleetOf, service } from '../facts';
import { ruleTest } from './rule-test';

const CANONICAL = 'service.istio.io/canonical-name';
const unknown = service({ selector: { tier: 'backend' }, canonicalName: undefined });
const alone = service({ selector: { [CANONICAL]: 'echo' } });
const path = 'training-mesh/echo';

ruleTest(canonicalNameKnown, {
  valid: [
    ['a service of several clusters has a canonical name', fleetOf()],
    [
      'a single exporter selects its pods by the labels of the service',
      fleetOf({ entries: [entry('echo', { exportedBy: ['eu'], service: unknown })] }),
    ],
    [
      'a single exporter may select by the canonical name alone',
      fleetOf({ entries: [entry('echo', { exportedBy: ['eu'], service: alone })] }),
    ],
    [
      'the canonical name may be one label of several',
      fleetOf({
        entries: [entry('echo', { service: service({ selector: { [CANONICAL]: 'echo', app: 'echo' } }) })],
      }),
    ],
    [
      'an empty selector is left to the rule about names',
      fleetOf({ entries: [entry('echo', { service: service({ selector: {} }) })] }),
    ],
    [
      'a canonical name may be any label value',
      fleetOf({ entries: [entry('echo', { service: service({ canonicalName: 'Echo_v1.2' }) })] }),
    ],
  ],
  invalid: [
    [
      'fails where several clusters run a service whose selector does not tell the canonical name',
      fleetOf({ entries: [entry('echo', { service: unknown })] }),
      [{ path, what: /does not tell the canonical name/, value: { tier: 'backend' } }],
    ],
    [
      'fails for a canonical name that is no label value',
      fleetOf({ entries: [entry('echo', { service: service({ canonicalName: 'echo/v1' }) })] }),
      [{ path, what: /must be a label value/, value: 'echo/v1' }],
    ],
    [
      'fails for an empty canonical name',
      fleetOf({ entries: [entry('echo', { service: service({ canonicalName: '' }) })] }),
      [{ path, what: /must be a label value/, value: '' }],
    ],
    [
      'fails where the selector is the canonical name alone',
      fleetOf({ entries: [entry('echo', { service: alone })] }),
      [{ path, what: /would select remote endpoints/, value: { [CANONICAL]: 'echo' } }],
    ],
    [
      'fails twice where the selector is the canonical name alone and no label value',
      fleetOf({
        entries: [entry('echo', { service: service({ selector: { [CANONICAL]: '-' }, canonicalName: '-' }) })],
      }),
      [
        { path, what: /would select remote endpoints/ },
        { path, what: /must be a label value/ },
      ],
    ],
  ],
});
