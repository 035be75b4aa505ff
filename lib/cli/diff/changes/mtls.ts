import type { Manifest } from '../../../resources/manifest';
import { fieldsAt, textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';

/** Whether sidecars accept plain text in addition to mutual TLS. */
export const mtls: Detector = {
  id: 'mtls',
  find: ({ objects }) => objects.filter(({ kind }) => kind === 'PeerAuthentication').flatMap(findings),
};

/** Ranks the modes. UNSET inherits from the namespace or the mesh, where the default accepts plain text. */
const STRICTNESS: ReadonlyMap<string, number> = new Map([
  ['STRICT', 2],
  ['PERMISSIVE', 1],
  ['UNSET', 1],
]);
const UNSET = 'UNSET';

/** Key of the mode for all other ports. */
const ANY_PORT = '';

function findings(object: ObjectChange): readonly Change[] {
  const before = modesOf(object.before);
  const after = modesOf(object.after);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((port) => {
    const from = before.get(port) ?? before.get(ANY_PORT) ?? UNSET;
    const to = after.get(port) ?? after.get(ANY_PORT) ?? UNSET;
    if (from === to) return [];
    const step = strictness(to) - strictness(from);
    const verb = step < 0 ? 'relaxed' : step > 0 ? 'tightened' : 'changed';
    const at = `${object.name.replace(/^PeerAuthentication /, '')}${port === ANY_PORT ? '' : ` port ${port}`}`;
    const words = `${at}: ${from === UNSET ? 'none' : from} -> ${to === UNSET ? 'none' : to}`;
    return [about(object, step < 0 ? 'danger' : 'review', `mTLS ${verb} at ${words}`, coversModes)];
  });
}

/** DISABLE and unknown modes rank lowest. */
function strictness(mode: string): number {
  return STRICTNESS.get(mode) ?? 0;
}

function modesOf(policy: Manifest | undefined): ReadonlyMap<string, string> {
  const ports = Object.entries(fieldsAt(policy, 'spec', 'portLevelMtls'));
  return new Map([
    [ANY_PORT, textAt(policy, 'spec', 'mtls', 'mode') ?? UNSET],
    ...ports.map(([port, mtls]) => [port, textAt(mtls, 'mode') ?? UNSET] as const),
  ]);
}

function coversModes({ path }: { readonly path: string }): boolean {
  return /^spec\.(mtls|portLevelMtls)\b/.test(path);
}
