import { mtls } from '../../../../lib/cli/diff/changes/mtls';
import type { Manifest } from '../../../../lib/resources/manifest';
import { detectorTest, object } from '../trees';

const policy = (spec: object): { objects: Record<string, readonly Manifest[]> } => ({
  objects: { 'us/config': [object('security.istio.io/v1', 'PeerAuthentication', { name: 'echo' }, spec)] },
});
const strict = policy({ mtls: { mode: 'STRICT' } });
const permissive = policy({ mtls: { mode: 'PERMISSIVE' } });

detectorTest(mtls, {
  'strict becomes permissive': {
    before: strict,
    after: permissive,
    says: ['danger [us] mTLS relaxed at test/echo: STRICT -> PERMISSIVE'],
  },
  'the policy goes': {
    before: strict,
    after: {},
    says: ['danger [us] mTLS relaxed at test/echo: STRICT -> none'],
  },
  'permissive becomes strict': {
    before: permissive,
    after: strict,
    says: ['review [us] mTLS tightened at test/echo: PERMISSIVE -> STRICT'],
  },
  'a strict policy comes': {
    before: {},
    after: strict,
    says: ['review [us] mTLS tightened at test/echo: none -> STRICT'],
  },
  'one port is left open': {
    before: strict,
    after: policy({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
    says: ['danger [us] mTLS relaxed at test/echo port 8080: STRICT -> DISABLE'],
  },
  'what Istio does by default is written down': {
    before: policy({}),
    after: permissive,
    says: ['review [us] mTLS changed at test/echo: none -> PERMISSIVE'],
  },
  'only the selector changes': {
    before: strict,
    after: policy({ mtls: { mode: 'STRICT' }, selector: { matchLabels: { app: 'echo' } } }),
    says: ['info [us] changed: PeerAuthentication test/echo: spec.selector.matchLabels.app (none) -> echo'],
  },
});
