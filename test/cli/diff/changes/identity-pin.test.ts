import { identityPin } from '../../../../lib/cli/diff/changes/identity-pin';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const entry = (...subjectAltNames: readonly string[]): Dist => ({
  objects: {
    'us/config': [
      object(
        'networking.istio.io/v1',
        'ServiceEntry',
        {},
        { hosts: ['echo.mesh.local'], ...(subjectAltNames.length > 0 && { subjectAltNames }) },
      ),
    ],
  },
});
const pinned = entry('spiffe://corp.local/ns/echo/sa/echo');

detectorTest(identityPin, {
  'another identity is expected': {
    before: pinned,
    after: entry('spiffe://corp.local/ns/echo/sa/echo-v2'),
    says: ['review [us] identity pin of echo.mesh.local changed: echo/echo -> echo/echo-v2'],
  },
  'no identity is expected any more': {
    before: pinned,
    after: entry(),
    says: [
      'danger [us] identity pin of echo.mesh.local removed: any certificate of the mesh is accepted, not only echo/echo',
    ],
  },
  'an identity is expected where none was': {
    before: entry(),
    after: pinned,
    says: ['review [us] identity pin of echo.mesh.local changed: none -> echo/echo'],
  },
  'an identity of another mesh is told apart': {
    before: pinned,
    after: entry('spiffe://other.local/ns/echo/sa/echo'),
    says: ['review [us] identity pin of echo.mesh.local changed: echo/echo -> spiffe://other.local/ns/echo/sa/echo'],
  },
});
