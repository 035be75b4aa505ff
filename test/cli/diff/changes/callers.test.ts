import { callers } from '../../../../lib/cli/diff/changes/callers';
import { entry, fleetOf } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const principal = (name: string, domain = 'corp.local'): string => `${domain}/ns/${name}/sa/${name}`;
const policy = (spec: object, name = 'echo-callers'): Dist => ({
  objects: {
    'us/config': [object('security.istio.io/v1', 'AuthorizationPolicy', { name, namespace: 'echo' }, spec)],
  },
});
const allow = (...principals: readonly string[]): Dist =>
  policy({
    action: 'ALLOW',
    rules: [{ from: [{ source: { principals } }], to: [{ operation: { ports: ['8080'] } }] }],
  });
const one = allow(principal('frontend'));

detectorTest(callers, {
  'a caller comes': {
    before: one,
    after: allow(principal('cart'), principal('frontend')),
    says: ['review [us] caller added at echo/echo: cart/cart'],
  },
  'a caller comes, and the report says by which host it calls and from where': {
    before: one,
    after: {
      ...allow(principal('cart'), principal('frontend')),
      fleet: fleetOf({
        entries: [
          entry('echo', {
            callers: ['frontend', 'cart'].map((name) => ({ namespace: name, serviceAccount: name })),
          }),
        ],
      }),
    },
    says: ['review [us] caller added at echo/echo: cart/cart in eu, us, for echo.mesh.local'],
  },
  'a caller goes': {
    before: allow(principal('cart'), principal('frontend')),
    after: one,
    says: ['review [us] caller removed at echo/echo: cart/cart'],
  },
  'a caller of another mesh keeps its trust domain': {
    before: one,
    after: allow(principal('frontend'), principal('cart', 'other.local')),
    says: ['review [us] caller added at echo/echo: other.local/ns/cart/sa/cart'],
  },
  'the policy goes': {
    before: one,
    after: {},
    says: [
      'danger [us] policy removed: echo/echo is open to every identity of the mesh, unless another policy guards it',
    ],
  },
  'a policy that refuses goes': {
    before: policy({ action: 'DENY', rules: [{}] }, 'nobody'),
    after: {},
    says: ['danger [us] policy removed: AuthorizationPolicy echo/nobody no longer refuses anybody (DENY)'],
  },
  'a policy comes': {
    before: {},
    after: one,
    says: ['review [us] policy added at echo/echo: only frontend/frontend may call it'],
  },
  'a policy comes that lets nobody through': {
    before: {},
    after: policy({ action: 'ALLOW' }),
    says: ['review [us] policy added at echo/echo: nobody may call it'],
  },
  'a rule comes that names nobody, so everybody may call': {
    before: policy({ rules: [{ from: [{ source: { principals: [principal('frontend')] } }] }] }),
    after: policy({ rules: [{}] }),
    says: [
      'danger [us] policy opened at echo/echo: every identity of the mesh may call it',
      'review [us] caller removed at echo/echo: frontend/frontend',
    ],
  },
  'a port is added, which is nothing about callers': {
    before: one,
    after: policy({
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: [principal('frontend')] } }],
          to: [{ operation: { ports: ['8080', '9090'] } }],
        },
      ],
    }),
    says: ['info [us] changed: AuthorizationPolicy echo/echo-callers: spec.rules[0].to[0].operation.ports +"9090"'],
  },
  'a policy decides by more than identities': {
    before: policy({ rules: [{ when: [{ key: 'request.headers[a]', values: ['b'] }] }] }),
    after: policy({ rules: [{ when: [{ key: 'request.headers[a]', values: ['c'] }] }] }),
    says: ['info [us] changed: AuthorizationPolicy echo/echo-callers: spec.rules[0].when[0].values -b +c'],
  },
});
