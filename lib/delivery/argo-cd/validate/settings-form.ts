import type { Fault } from '../../../model/problems/problem';
import { closed, flag, number, oneOf, propFaults, text, unknownProp } from '../../../model/validate/props';
import type { Form } from '../../../model/validate/props';
import { listOf, mapOf, named, optional, someOf } from '../../../model/validate/shape';
import type { Shape } from '../../../model/validate/shape';
import type {
  ArgoCdApplicationSettings,
  ArgoCdIgnoredDifference,
  ArgoCdRetry,
} from '../per-application/application-settings';
import type { ArgoCdSyncWindow } from '../per-application/sync-window';
import type { ArgoCdSettings } from '../settings';

/** The types of the lists of settings. */

const object = (form: Readonly<Record<string, Shape>>): Shape => named('an object', closed(form));
const texts = named('a list of strings', listOf(text));
const textByKey = named('an object with strings', mapOf(text));
const clusters = optional(named('a list with ids of clusters; leave it out for all', someOf(text)));
const names = optional(named('a list with names of layers and upstream sources; leave it out for all', someOf(text)));

const RETRY: Form<ArgoCdRetry> = {
  limit: optional(number),
  refresh: optional(flag),
  backoff: optional(object({ duration: optional(text), factor: optional(number), maxDuration: optional(text) })),
};

const IGNORED: Form<ArgoCdIgnoredDifference> = {
  group: optional(text),
  kind: text,
  name: optional(text),
  namespace: optional(text),
  jsonPointers: optional(texts),
  jqPathExpressions: optional(texts),
  managedFieldsManagers: optional(texts),
};

const APPLICATION: Form<ArgoCdApplicationSettings> = {
  clusters,
  names,
  automated: optional(flag),
  annotations: optional(textByKey),
  labels: optional(textByKey),
  ignoreDifferences: optional(named('a list of objects', listOf(object(IGNORED)))),
  retry: optional(object(RETRY)),
};

const WINDOW: Form<ArgoCdSyncWindow> = {
  kind: oneOf('allow', 'deny'),
  schedule: text,
  duration: text,
  timeZone: optional(text),
  manualSync: optional(flag),
  clusters,
  names,
};

const FORM: Form<Pick<ArgoCdSettings, 'applications' | 'syncWindows'>> = {
  applications: named('a list of settings', listOf(object(APPLICATION))),
  syncWindows: named('a list of sync windows', listOf(object(WINDOW))),
};

/** Settings with a value of the wrong type. No other check may read such settings. */
export function unreadable({ applications, syncWindows }: ArgoCdSettings): readonly Fault[] {
  return propFaults('', { applications, syncWindows }, FORM).map(({ prop, value, wanted, known }) => ({
    what: `${prop} must be ${wanted}`,
    fix: 'correct the value; docs/argocd-settings.md has examples',
    ...(known !== undefined && unknownProp(prop, known)),
    value,
  }));
}
