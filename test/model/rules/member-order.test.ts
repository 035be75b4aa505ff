import { lockOf } from '../../../lib/model/report/lock';
import type { Lock } from '../../../lib/model/report/lock';
import { memberOrder } from '../../../lib/model/rules/member-order';
import { PENDING, cluster, entry, fleetOf, gateway, reported } from '../facts';
import { ruleTest } from './rule-test';

function lock(members: Readonly<Record<string, boolean>>, mesh = 'training-mesh'): Lock {
  const called = Object.entries(members).map(([name, isCalled]) => [name, { called: isCalled }] as const);
  return { mesh, members: new Map(called), charts: new Map() };
}

const us = cluster('us');
const eu = cluster('eu');
const ap = cluster('ap');
const two = fleetOf();
const everywhere = [entry('echo', { exportedBy: ['us', 'eu', 'ap'] })];
const three = fleetOf({ clusters: [us, eu, ap], entries: everywhere });
const waiting = cluster('ap', { inRotation: false });
const onlyUs = fleetOf({ clusters: [us], entries: [entry('echo', { exportedBy: ['us'] })] });
const nobody = fleetOf({ clusters: [], entries: [] });

test.each([
  ['without a lock', undefined],
  ['with a lock without members', lock({})],
])('%s all clusters may be called at once', (_title, before) => {
  expect([...memberOrder(before).check(three)]).toEqual([]);
  expect([...memberOrder(before).check(nobody)]).toEqual([]);
});

describe('with a lock of us and eu, both called', () => {
  ruleTest(memberOrder(lock({ eu: true, us: true })), {
    valid: [
      ['the same fleet may go on', two],
      ['a member may be drained', fleetOf({ clusters: [us, cluster('eu', { inRotation: false })] })],
      ['a cluster that only calls may join at once', fleetOf({ clusters: [us, eu, ap], entries: [entry('echo')] })],
      ['a cluster that is not in rotation may join', fleetOf({ clusters: [us, eu, waiting], entries: everywhere })],
      [
        'a cluster whose gateway waits for its address may join',
        fleetOf({
          clusters: [us, eu, ap],
          entries: everywhere,
          gateways: [gateway('us'), gateway('eu'), gateway('ap', { address: PENDING })],
        }),
      ],
      [
        'a cluster of another repository may join: its own repository has a lock',
        fleetOf({ reported: [reported('ap')], entries: everywhere }),
      ],
    ],
    invalid: [
      [
        'fails for a new cluster that others call at once',
        three,
        [{ path: 'training-mesh/ap', what: /^cluster "ap" is new/, fix: /inRotation: false/, value: undefined }],
      ],
      [
        'fails for every new cluster that others call',
        fleetOf({
          clusters: [us, eu, ap, cluster('sa')],
          entries: [entry('echo', { exportedBy: ['us', 'eu', 'ap', 'sa'] })],
        }),
        [{ path: 'training-mesh/ap' }, { path: 'training-mesh/sa' }],
      ],
      [
        'fails for a called member that is gone',
        onlyUs,
        [{ path: 'training-mesh', what: /^cluster "eu" left the mesh while others/, fix: /inRotation: false/ }],
      ],
      [
        'fails for a called member that another repository writes now',
        fleetOf({ clusters: [us], reported: [reported('eu')] }),
        [{ path: 'training-mesh', what: /^cluster "eu" left the program while others/ }],
      ],
      [
        'fails twice for a cluster that was renamed: a leave and a join at once',
        fleetOf({ clusters: [us, cluster('eu2')], entries: [entry('echo', { exportedBy: ['us', 'eu2'] })] }),
        [
          { path: 'training-mesh', what: /"eu" left/ },
          { path: 'training-mesh/eu2', what: /"eu2" is new/ },
        ],
      ],
      [
        'fails for the name of a property that every object has, which is a new member like others',
        fleetOf({
          clusters: [us, eu, cluster('constructor')],
          entries: [entry('echo', { exportedBy: ['constructor'] })],
        }),
        [{ path: 'training-mesh/constructor' }],
      ],
    ],
  });
});

describe('with a lock in which eu is not called', () => {
  ruleTest(memberOrder(lock({ eu: false, us: true })), {
    valid: [
      ['it may leave', onlyUs],
      ['it may be called from now on', two],
    ],
    invalid: [
      [
        'fails for the other one, which is called',
        fleetOf({ clusters: [eu], entries: [] }),
        [{ path: 'training-mesh' }],
      ],
    ],
  });
});

describe('with the lock of the same fleet', () => {
  const drained = fleetOf({ clusters: [us, eu, waiting], entries: everywhere });
  test.each([
    ['a fleet of two', two],
    ['a fleet of three', three],
    ['a fleet with a drained cluster', drained],
    ['a fleet without clusters', nobody],
  ])('%s never contradicts itself', (_title, fleet) => {
    expect([...memberOrder(lockOf(fleet)).check(fleet)]).toEqual([]);
  });
});

test('fails for the lock of another mesh, and for nothing else in it', () => {
  const [finding, ...others] = memberOrder(lock({ ap: true }, 'blue')).check(three);
  expect(finding).toMatchObject({ path: 'training-mesh', what: 'the lock belongs to another mesh', value: 'blue' });
  expect(finding?.fix).toMatch(/lockfile of its own, or write "training-mesh"/);
  expect(others).toEqual([]);
});

test('fails for a lock that could not be read, with what its reader says', () => {
  const fault = { what: 'mesh.lock.json is not JSON', value: '<<<', fix: 'bring it back' };
  expect([...memberOrder(fault).check(three)]).toEqual([{ path: 'training-mesh', ...fault }]);
});
