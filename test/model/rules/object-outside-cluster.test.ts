import { objectOutsideCluster } from '../../../lib/model/rules/object-outside-cluster';
import { chart, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

ruleTest(objectOutsideCluster, {
  valid: [
    ['a mesh without charts of its own is complete', fleetOf()],
    ['a chart in a cluster is applied with it', fleetOf({ tree: { charts: [chart('us', 'echo')] } })],
  ],
  invalid: [
    [
      'fails for every chart or object outside of every cluster',
      fleetOf({ tree: { strays: ['training-mesh/echo-chart', 'elsewhere/config-map'] } }),
      [
        { path: 'training-mesh/echo-chart', what: /is not inside a cluster/ },
        { path: 'elsewhere/config-map', what: /is not inside a cluster/ },
      ],
    ],
  ],
});
