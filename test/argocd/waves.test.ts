import type { Event } from './timeline';
import { passages } from './waves';

const PLANNED = [
  { application: 'istiod', cluster: 'us', wave: -10 },
  { application: 'gateways', cluster: 'us', wave: 0 },
  { application: 'istiod-of-eu', cluster: 'eu', wave: -10 },
];

const event = (at: number, application: string, state: string): Event => ({ at, application, state });

describe('passages', () => {
  it('reads when an Application began and when it was done', () => {
    const events = [
      event(1, 'istiod', 'OutOfSync Missing op=-'),
      event(2, 'istiod', 'OutOfSync Missing op=Running'),
      event(3, 'istiod', 'Synced Healthy op=Running'),
      event(4, 'istiod', 'Synced Healthy op=Succeeded'),
    ];

    expect(passages(PLANNED, events, 0)).toEqual([
      { application: 'istiod', cluster: 'us', wave: -10, began: 2, done: 4, early: [], differing: [], relapsed: [] },
    ]);
  });

  it('names the unhealthy Application of an earlier wave', () => {
    const events = [
      event(1, 'istiod', 'OutOfSync Progressing op=Running'),
      event(2, 'gateways', 'OutOfSync Missing op=Running'),
      event(3, 'istiod', 'Synced Healthy op=Succeeded'),
    ];

    const [, gateways] = passages(PLANNED, events, 0);

    expect(gateways?.early).toEqual(['istiod is OutOfSync Progressing op=Running']);
  });

  it('accepts an earlier wave that was healthy once and failed again', () => {
    const events = [
      event(1, 'istiod', 'OutOfSync Missing op=Running'),
      event(2, 'istiod', 'Synced Healthy op=Succeeded'),
      event(3, 'istiod', 'Synced Progressing op=Succeeded'),
      event(4, 'gateways', 'OutOfSync Missing op=Running'),
    ];

    const [, gateways] = passages(PLANNED, events, 0);

    expect(gateways).toMatchObject({ early: [], relapsed: ['istiod is Synced Progressing op=Succeeded'] });
  });

  it('tells a difference that a finished sync left from an early wave', () => {
    const events = [
      event(1, 'istiod', 'OutOfSync Missing op=Running'),
      event(2, 'istiod', 'OutOfSync Healthy op=Succeeded'),
      event(3, 'istiod', 'OutOfSync Healthy op=Running'),
      event(4, 'gateways', 'OutOfSync Missing op=Running'),
    ];

    const [, gateways] = passages(PLANNED, events, 0);

    expect(gateways).toMatchObject({ early: [], differing: ['istiod is OutOfSync Healthy op=Running'] });
  });

  it('reports an earlier wave that was healthy before a change and has not begun with it', () => {
    const events = [
      event(1, 'istiod', 'Synced Healthy op=Succeeded'),
      event(5, 'istiod', 'OutOfSync Healthy op=Succeeded'),
      event(6, 'gateways', 'OutOfSync Healthy op=Running'),
    ];

    expect(passages(PLANNED, events, 4)[0]?.early).toEqual(['istiod is OutOfSync Healthy op=Succeeded']);
  });

  it('does not compare an Application with those of other clusters', () => {
    const events = [
      event(1, 'istiod', 'Synced Healthy op=Succeeded'),
      event(2, 'gateways', 'OutOfSync Missing op=Running'),
    ];

    expect(passages(PLANNED, events, 0).map(({ early }) => early)).toEqual([[]]);
  });

  it('leaves out syncs before the given moment', () => {
    const events = [
      event(1, 'istiod', 'OutOfSync Missing op=Running'),
      event(2, 'istiod', 'Synced Healthy op=Succeeded'),
      event(9, 'gateways', 'OutOfSync Healthy op=Running'),
    ];

    expect(passages(PLANNED, events, 5)).toEqual([
      { application: 'gateways', cluster: 'us', wave: 0, began: 9, early: [], differing: [], relapsed: [] },
    ]);
  });
});
