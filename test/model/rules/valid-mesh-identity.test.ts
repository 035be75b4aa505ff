import type { MeshFacts } from '../../../lib/model/facts/mesh';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { validMeshIdentity } from '../../../lib/model/rules/valid-mesh-identity';
import { fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh';

function mesh(facts: Partial<MeshFacts>): Fleet {
  return fleetOf({ mesh: facts });
}

ruleTest(validMeshIdentity, {
  valid: [
    ['an id with dashes and a dotted trust domain are valid', fleetOf()],
    ['the trust domain may be one label', mesh({ trustDomain: 'corp' })],
    ['the id may have 63 characters', mesh({ id: 'm'.repeat(63) })],
  ],
  invalid: [
    ['fails for an id in capitals', mesh({ id: 'Training' }), [{ path, what: /mesh id/, value: 'Training' }]],
    ['fails for an id with a dot', mesh({ id: 'training.mesh' }), [{ path, what: /mesh id/ }]],
    ['fails for an empty id', mesh({ id: '' }), [{ path, what: /mesh id/, value: '' }]],
    ['fails for an id of 64 characters', mesh({ id: 'm'.repeat(64) }), [{ path, what: /mesh id/ }]],
    [
      'fails for a trust domain with a scheme',
      mesh({ trustDomain: 'spiffe://corp.local' }),
      [{ path, what: /trust domain/, value: 'spiffe://corp.local' }],
    ],
    [
      'fails for a trust domain with a path',
      mesh({ trustDomain: 'corp.local/ns' }),
      [{ path, what: /trust domain/, value: 'corp.local/ns' }],
    ],
    ['fails for a trust domain in capitals', mesh({ trustDomain: 'Corp.local' }), [{ path, what: /trust domain/ }]],
    ['fails for an empty trust domain', mesh({ trustDomain: '' }), [{ path, what: /trust domain/, value: '' }]],
    [
      'fails for both at once',
      mesh({ id: '', trustDomain: '' }),
      [
        { path, what: /mesh id/ },
        { path, what: /trust domain/ },
      ],
    ],
  ],
});
