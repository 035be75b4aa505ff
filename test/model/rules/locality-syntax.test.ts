import type { Fleet } from '../../../lib/model/fleet/fleet';
import { localitySyntax } from '../../../lib/model/rules/locality-syntax';
import { cluster, fleetOf, reported } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/us';

function region(value: string): Fleet {
  return fleetOf({ clusters: [cluster('us', { region: value }), cluster('eu')] });
}

ruleTest(localitySyntax, {
  valid: [
    ['regions of clouds are label values', fleetOf()],
    ['a region may be one word', region('frankfurt')],
    ['clusters may share a region', region('eu-west-1')],
  ],
  invalid: [
    ['fails for a region with a zone', region('us-east-1/a'), [{ path, value: 'us-east-1/a' }]],
    ['fails for a trailing slash', region('us-east-1/'), [{ path, value: 'us-east-1/' }]],
    ['fails for a wildcard', region('us-east-1*'), [{ path, value: 'us-east-1*' }]],
    ['fails for words', region('US East'), [{ path, value: 'US East' }]],
    ['fails for an empty region', region(''), [{ path, value: '' }]],
    [
      'fails for a cluster that another repository writes',
      fleetOf({ reported: [reported('ap', { region: 'ap/south' }), reported('br')] }),
      [{ path: 'training-mesh/ap', value: 'ap/south' }],
    ],
    [
      'fails for every cluster',
      fleetOf({ clusters: [cluster('us', { region: '?' }), cluster('eu', { region: '!' })] }),
      [{ path: 'training-mesh/eu' }, { path: 'training-mesh/us' }],
    ],
  ],
});
