import type { Fleet } from '../../../lib/model/fleet/fleet';
import { hostDoesNotShadowService } from '../../../lib/model/rules/host-does-not-shadow-service';
import { entry, fleetOf, namespace, reported, reportedEntry } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

function host(value: string): Fleet {
  return fleetOf({ entries: [entry('echo', { host: value })], namespaces: [namespace('us', 'shop')] });
}

ruleTest(hostDoesNotShadowService, {
  valid: [
    ['a domain of the mesh is no namespace', fleetOf()],
    ['a name of two labels is fine where no namespace has the second', host('echo.mesh')],
    ['a name of three labels is no short name', host('echo.shop.local')],
    ['a namespace may be the first label', host('shop.mesh')],
    [
      'names of the cluster domain are left to host-outside-cluster-domain',
      fleetOf({
        entries: [entry('a', { host: 'echo.svc' }), entry('b', { host: 'cluster.local' })],
        namespaces: [namespace('us', 'svc'), namespace('us', 'local')],
      }),
    ],
    ['a host without a dot is left to names', host('shop')],
  ],
  invalid: [
    [
      'fails for a host in the namespace of the service',
      host('echo.echo'),
      [{ path, what: /Service "echo" in namespace "echo"/, value: 'echo.echo', fix: /"echo\.mesh\.local"/ }],
    ],
    ['fails for a host in the namespace of a caller', host('echo.frontend'), [{ path, what: /"frontend"/ }]],
    ['fails for a host in a namespace that the library writes', host('echo.shop'), [{ path, what: /"shop"/ }]],
    ['fails for a host in the namespace of istiod', host('istiod.istio-system'), [{ path, what: /"istio-system"/ }]],
    [
      'fails for a host of another repository',
      fleetOf({ reported: [reported('jp', { entries: [reportedEntry('jp', 'quotes', { host: 'quotes.echo' })] })] }),
      [{ path: 'training-mesh/jp/quotes', value: 'quotes.echo' }],
    ],
  ],
});
