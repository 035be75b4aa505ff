import type { Fleet } from '../../../lib/model/fleet/fleet';
import { hostOutsideClusterDomain } from '../../../lib/model/rules/host-outside-cluster-domain';
import { entry, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

function host(value: string): Fleet {
  return fleetOf({ entries: [entry('echo', { host: value })] });
}

ruleTest(hostOutsideClusterDomain, {
  valid: [
    ['a domain of the mesh belongs to no cluster', host('echo.mesh.local')],
    ['a domain that only ends like the cluster domain is another one', host('echo.mycluster.local')],
    ['a label that only ends with svc is another one', host('echo.mysvc')],
    ['svc in the middle of a name is harmless', host('echo.svc.example.com')],
  ],
  invalid: [
    [
      'fails for the native name of a service',
      host('echo.echo.svc.cluster.local'),
      [{ path, what: /"cluster\.local"/, value: 'echo.echo.svc.cluster.local' }],
    ],
    ['fails for any name below cluster.local', host('echo.cluster.local'), [{ path, what: /"cluster\.local"/ }]],
    ['fails for the cluster domain itself', host('cluster.local'), [{ path, what: /"cluster\.local"/ }]],
    [
      'fails for the domain of multi-cluster services',
      host('echo.echo.svc.clusterset.local'),
      [{ path, what: /"clusterset\.local"/ }],
    ],
    ['fails for the short native name of a service', host('echo.echo.svc'), [{ path, what: /"svc"/ }]],
  ],
});
