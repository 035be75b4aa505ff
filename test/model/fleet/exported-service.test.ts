import type { CallerFacts } from '../../../lib/model/facts/entry';
import { sortedCallers } from '../../../lib/model/fleet/exported-service';
import { cluster, entry, fleetOf, service } from '../facts';

const other = service({ name: 'other' });

function caller(namespace: string, serviceAccount = namespace): CallerFacts {
  return { namespace, serviceAccount };
}

describe('an exported service', () => {
  const fleet = fleetOf({
    entries: [
      entry('b', { callers: [caller('web'), caller('batch')] }),
      entry('a', { exportedBy: ['us'], callers: [caller('web', 'admin'), caller('web')] }),
      entry('c', { service: other, callers: undefined }),
    ],
  });

  test('has all its entries of the cluster', () => {
    const paths = (name: string) => fleet.exportedService(name, service())?.entries.map(({ path }) => path);

    expect(paths('us')).toEqual(['training-mesh/a', 'training-mesh/b']);
    expect(paths('eu')).toEqual(['training-mesh/b']);
  });

  test('has the callers of all its entries, each once, sorted', () => {
    expect(fleet.exportedService('us', service())?.callers).toEqual([
      caller('batch'),
      caller('web', 'admin'),
      caller('web'),
    ]);
    expect(fleet.exportedService('eu', service())?.callers).toEqual([caller('batch'), caller('web')]);
  });

  test('has no list of callers where its entries have none', () => {
    expect(fleet.exportedService('us', other)).toMatchObject({ service: other, callers: undefined });
  });
});

describe('the own name of a service', () => {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const fleet = fleetOf({
    clusters,
    entries: [
      entry('pinned', { exportedBy: ['us', 'ap'] }),
      entry('z', { exportedBy: ['us', 'eu'], globalServiceName: true }),
      entry('other', { service: other }),
    ],
  });

  test('is global where one of its entries says so', () => {
    expect(fleet.exportedService('us', service())?.globalName).toBe(true);
    expect(fleet.exportedService('eu', service())?.globalName).toBe(true);
  });

  test('stays in the cluster that only exports it by another entry, and where no entry says so', () => {
    expect(fleet.exportedService('ap', service())?.globalName).toBe(false);
    expect(fleet.exportedService('us', other)?.globalName).toBe(false);
  });
});

test('callers are sorted by namespace and service account, each once', () => {
  expect(sortedCallers([caller('b'), caller('a', 'z'), caller('a', 'y'), caller('b')])).toEqual([
    caller('a', 'y'),
    caller('a', 'z'),
    caller('b'),
  ]);
});
