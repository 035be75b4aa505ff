import { exposure } from '../../../../lib/cli/diff/changes/exposure';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const gateway = (hosts: readonly string[], mode = 'AUTO_PASSTHROUGH'): Dist => {
  const spec = { servers: [{ hosts, port: { number: 15443 }, tls: { mode } }] };
  const made = object('networking.istio.io/v1', 'Gateway', { name: 'cross-network' }, spec);
  return { objects: { 'us/config': [made], 'eu/config': [made] } };
};

detectorTest(exposure, {
  'a host is listed': {
    before: gateway(['a.mesh.local']),
    after: gateway(['a.mesh.local', 'b.mesh.local']),
    says: ['review [eu, us] exposure widened: gateway test/cross-network lists b.mesh.local'],
  },
  'one host takes the place of another': {
    before: gateway(['a.mesh.local']),
    after: gateway(['b.mesh.local']),
    says: [
      'review [eu, us] exposure widened: gateway test/cross-network lists b.mesh.local',
      'info [eu, us] exposure narrowed: gateway test/cross-network no longer lists a.mesh.local',
    ],
  },
  'everything is listed': {
    before: gateway(['a.mesh.local']),
    after: gateway(['a.mesh.local', '*/*.local']),
    says: ['danger [eu, us] exposure widened: gateway test/cross-network lists */*.local'],
  },
  'a list comes': {
    before: { objects: { 'us/config': [object('v1', 'ConfigMap', {})], 'eu/config': [object('v1', 'ConfigMap', {})] } },
    after: gateway(['a.mesh.local']),
    says: [
      'review [eu, us] exposure widened: gateway test/cross-network lists a.mesh.local',
      'review [eu, us] removed from config/test: ConfigMap test/test',
    ],
  },
  'a gateway of the user ends TLS itself': {
    before: gateway(['a.example.com'], 'SIMPLE'),
    after: gateway(['b.example.com'], 'SIMPLE'),
    says: ['info [eu, us] changed: Gateway test/cross-network: spec.servers[0].hosts -a.example.com +b.example.com'],
  },
});
