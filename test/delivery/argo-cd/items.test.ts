import { Delivery } from '../../../lib/index';
import type { ArgoCdApplicationSettings, ArgoCdProps, ArgoCdSyncWindow } from '../../../lib/index';
import type { Finding } from '../../../lib/model/rules/rule';
import { cluster, fleetOf } from '../../model/facts';
import { REPOSITORY } from '../../support/training-mesh';

const FLEET = fleetOf({ clusters: [cluster('us', {}), cluster('eu', {})] });

function findings(props: Partial<ArgoCdProps>): readonly Finding[] {
  const [rule] = Delivery.argoCd({ repoUrl: REPOSITORY, ...props }).rules ?? [];
  return [...(rule?.check(FLEET) ?? [])];
}

const WINDOW: ArgoCdSyncWindow = { kind: 'deny', schedule: '0 8 * * 1-5', duration: '10h' };
const POINTERS = ['/spec/replicas', '/metadata/annotations/example.com~1note', '/spec/ports/0'];

test.each<[string, ArgoCdApplicationSettings]>([
  ['manual sync', { automated: false }],
  ['a subscription', { annotations: { 'notifications.argoproj.io/subscribe.on-sync-failed.slack': 'a;b' } }],
  ['an annotation with any text', { annotations: { 'example.com/json': '{"a": "b"}' } }],
  [
    'an annotation of Argo CD that the library leaves out',
    { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
  ],
  ['an empty label', { labels: { 'example.com/team': '' } }],
  ['pointers', { ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: POINTERS }] }],
  ['all kinds of a field manager', { ignoreDifferences: [{ group: '*', kind: '*', managedFieldsManagers: ['hpa'] }] }],
  ['no retry', { retry: { limit: 0 } }],
  ['a backoff of equal times', { retry: { backoff: { duration: '1m30s', factor: 1, maxDuration: '1m30s' } } }],
  ['selectors', { clusters: ['us', 'eu'], names: ['istiod'], automated: true }],
])('%s is valid for Applications', (_title, item) => {
  expect(findings({ applications: [item] })).toEqual([]);
});

test.each<[string, Partial<ArgoCdSyncWindow>]>([
  ['steps and lists', { schedule: '*/15 0-6/2,22 1,15 * ?' }],
  ['names of months and days', { schedule: '0 8 * JAN-mar Mon-Fri' }],
  ['a step from a value on', { schedule: '5/10 * * * *' }],
  ['a zone', { timeZone: 'America/Argentina/Buenos_Aires' }],
  ['an old name of a zone', { timeZone: 'Asia/Calcutta' }],
  ['UTC', { timeZone: 'UTC' }],
  ['hours and minutes', { duration: '1h30m' }],
  ['a fraction of an hour', { duration: '.5h' }],
  ['a day in hours', { duration: '24h' }],
])('%s are valid for a sync window', (_title, window) => {
  expect(findings({ syncWindows: [{ ...WINDOW, ...window }] })).toEqual([]);
});

type Items = Pick<ArgoCdProps, 'applications' | 'syncWindows' | 'rings'>;

const item = (settings: object): Items => ({ applications: [settings] });
const window = (settings: object): Items => ({ syncWindows: [{ ...WINDOW, ...settings }] });
const retry = (settings: object): Items => item({ retry: settings });
const difference = (settings: object): Items => item({ ignoreDifferences: [{ kind: 'Deployment', ...settings }] });

test.each<[string, Items, RegExp]>([
  ['settings that are no list', { applications: { automated: false } as never }, /^applications must be a list/],
  ['an item that is no object', { applications: ['istiod' as never] }, /^applications\[0\] must be an object/],
  ['an item that sets nothing', item({ clusters: ['us'] }), /^applications\[0\] sets nothing/],
  ['a misspelled setting', item({ annotation: { a: 'b' } }), /^applications\[0\]\.annotation does not exist/],
  ['a cluster in place of a list', item({ clusters: 'us', automated: false }), /clusters must be a list/],
  ['no clusters', item({ clusters: [], automated: false }), /clusters must be a list .* leave it out for all/],
  ['an unknown cluster', item({ clusters: ['su'], automated: false }), /clusters lists an id without a cluster/],
  ['no names', item({ names: [], automated: false }), /names must be a list .* leave it out for all/],
  ['automated as a text', item({ automated: 'false' }), /automated must be true or false/],
  ['manual sync with rings', { ...item({ automated: false }), rings: [['us'], ['eu']] }, /no effect with rings/],
  ['an annotation that is a number', item({ annotations: { a: 1 } }), /annotations\.a must be/],
  ['a key of an annotation with a blank', item({ annotations: { 'a b': 'c' } }), /key that the API server refuses/],
  ...['sync-wave', 'compare-options', 'sync-options', 'manifest-generate-paths', 'refresh', 'tracking-id'].map(
    (key): [string, Items, RegExp] => [
      `annotation ${key}`,
      item({ annotations: { [`argocd.argoproj.io/${key}`]: 'x' } }),
      /key that the library or Argo CD sets/,
    ],
  ),
  ['a label with a blank', item({ labels: { team: 'a b' } }), /label that the API server refuses/],
  ['the ring label', item({ labels: { 'cdk8s-mesh/ring': '1' } }), /key that the library sets/],
  ['a difference without a kind', difference({ kind: '', jsonPointers: ['/a'] }), /kind is empty/],
  ['a difference without a field', difference({}), /ignoreDifferences\[0\] names no field/],
  ['a difference with an empty field', difference({ jqPathExpressions: [''] }), /names no field, or an empty one/],
  ['a pointer without a slash', difference({ jsonPointers: ['spec/replicas'] }), /not a JSON pointer/],
  ['a pointer with a lone tilde', difference({ jsonPointers: ['/a~2b'] }), /not a JSON pointer/],
  ['a pointer that is a number', difference({ jsonPointers: [0] }), /jsonPointers\[0\] must be/],
  ['a limit below -1', retry({ limit: -2 }), /retry\.limit must be a whole number/],
  ['half a limit', retry({ limit: 1.5 }), /retry\.limit must be a whole number/],
  ['a limit that is no number', retry({ limit: Number.NaN }), /retry\.limit must be a whole number/],
  ['a factor of zero', retry({ backoff: { factor: 0 } }), /factor must be a whole number from 1 on/],
  ['a duration in days', retry({ backoff: { duration: '1d' } }), /backoff\.duration must be a duration/],
  ['a longest time below the default', retry({ backoff: { maxDuration: '5s' } }), /maxDuration is shorter/],
  ['a backoff that is a text', retry({ backoff: '5s' }), /retry\.backoff must be an object/],
  ['windows that are no list', { syncWindows: WINDOW as never }, /^syncWindows must be a list/],
  ['another kind of window', window({ kind: 'block' }), /kind must be "allow" or "deny"/],
  ['a window without a schedule', window({ schedule: undefined }), /schedule must be a string/],
  ['four fields', window({ schedule: '0 8 * *' }), /schedule must be a cron/],
  ['a descriptor', window({ schedule: '@daily' }), /schedule must be a cron/],
  ['a zone in the schedule', window({ schedule: 'TZ=UTC 0 8 * * *' }), /schedule must be a cron/],
  ['minute 60', window({ schedule: '60 8 * * *' }), /schedule must be a cron/],
  ['day 7', window({ schedule: '0 8 * * 7' }), /schedule must be a cron/],
  ['a range that runs backwards', window({ schedule: '0 18-8 * * *' }), /schedule must be a cron/],
  ['a step of zero', window({ schedule: '*/0 * * * *' }), /schedule must be a cron/],
  ['a duration without a unit', window({ duration: '10' }), /duration must be a duration/],
  ['a duration of zero', window({ duration: '0h' }), /duration must be a duration/],
  ['an unknown zone', window({ timeZone: 'Europe/Atlantis' }), /timeZone is unknown/],
  ['a zone in small letters', window({ timeZone: 'europe/berlin' }), /timeZone is unknown/],
  ['an offset', window({ timeZone: '+02:00' }), /timeZone is unknown/],
  ['a window for an unknown cluster', window({ clusters: ['ap'] }), /syncWindows\[0\]\.clusters lists an id/],
])('fails for %s', (_title, props, what) => {
  const found = findings(props);
  expect(found).toHaveLength(1);
  expect(found[0]?.what).toMatch(what);
  expect(found[0]?.path).toBe('training-mesh');
});

test('an unknown cluster comes with the name that is meant', () => {
  expect(findings(item({ clusters: ['use'], automated: false }))[0]?.fix).toMatch(/did you mean "us"\?/);
});
