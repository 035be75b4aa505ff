import { compare } from '../../../model/problems/problem';
import { listed } from '../../../model/text';
import type { Manifest } from '../../../resources/manifest';
import { listAt, textAt } from '../../../resources/read/fields';
import { clustersOf } from '../change';
import type { Detector, Explanation, Change } from '../change';
import { callsOf } from '../compare/call-changes';
import type { Call } from '../compare/call-changes';
import { peersOf } from '../compare/call-objects';
import type { Comparison } from '../compare/comparison';
import type { JsonChange } from '../compare/json-changes';

/** Addresses at which other clusters reach the gateways of a cluster. */
export const gatewayAddress: Detector = {
  id: 'gateway-address',
  find: (comparison) => [...inReports(comparison), ...inPeers(comparison)],
};

function inReports(comparison: Comparison): readonly Change[] {
  const { before, after, objects } = comparison;
  return [...after.clusters].flatMap(([name, { addresses }]) => {
    const old = before.clusters.get(name)?.addresses;
    if (old === undefined || addresses === undefined) return [];
    const explains = objects
      .filter(({ kind, place }) => kind === 'Service' && place.cluster === name)
      .map((object): Explanation => ({ object, covers: isDnsName }));
    return finding(comparison, name, old, addresses, { clusters: [name], explains });
  });
}

/** Addresses in the Gateways that each of the other clusters has for this cluster. */
function inPeers(comparison: Comparison): readonly Change[] {
  return comparison.objects.flatMap((object) => {
    const [peer] = peersOf(object.after);
    if (object.kind !== 'Gateway' || peer === undefined || object.before === undefined) return [];
    const explains = [{ object, covers: isAddress }];
    return finding(comparison, peer, addressesOf(object.before), addressesOf(object.after), {
      clusters: clustersOf(object),
      explains,
    });
  });
}

function addressesOf(gateway: Manifest | undefined): readonly string[] {
  return listAt(gateway, 'spec', 'addresses').flatMap((address) => textAt(address, 'value') ?? []);
}

function finding(
  { before, after, calls }: Comparison,
  peer: string,
  from: readonly string[],
  to: readonly string[],
  where: Pick<Change, 'clusters' | 'explains'>,
): readonly Change[] {
  const [old, young] = [from, to].map(listOf);
  if (old === young) return [];
  const what = `gateway address of ${peer} changed: ${old} -> ${young}`;
  const kept = [...callsOf([...before.edges, ...after.edges].filter((edge) => edge.exporter === peer)).values()];
  const own: readonly Call[] = [...kept, ...calls].filter(
    ({ exporter, cluster }) => exporter === peer && cluster !== peer,
  );
  return [{ severity: 'review', what, ...where, calls: own }];
}

function listOf(addresses: readonly string[]): string {
  return addresses.length > 0 ? listed([...addresses].sort(compare)) : 'none';
}

function isAddress({ path }: JsonChange): boolean {
  return /^spec\.addresses\b/.test(path);
}

function isDnsName({ path }: JsonChange): boolean {
  return path.startsWith('metadata.annotations["external-dns.');
}
