import { groupByEach } from '../../model/collections';
import type { ServiceFacts } from '../../model/facts/service';
import { selects } from '../../model/label-selector';
import type { Labels } from '../../model/label-selector';
import type { Placed } from '../component-part';
import { isOfKind } from '../manifest';
import type { Manifest } from '../manifest';
import { fieldsOf, labelsOf } from './fields';

/** A PeerAuthentication with a selector, and its mode for a port. */
export interface PeerMode extends Placed {
  /** Whether it is the one that the library writes for the Service. */
  readonly isOwn: boolean;
  /** The effective mode, including the modes of wider ones; undefined: it is not known here. */
  readonly mode: string | undefined;
}

/** A PeerAuthentication; without a selector it covers its namespace, or the mesh. */
interface Peer extends Placed {
  readonly selector: Labels;
}

/** PeerAuthentications by namespace. */
export type Peers = ReadonlyMap<string, readonly Peer[]>;

export function peersIn(objects: readonly Placed[]): Peers {
  const peers = objects
    .filter(({ manifest }) => isOfKind(manifest, 'security.istio.io', 'PeerAuthentication'))
    .map((placed) => ({ ...placed, selector: selectorOf(placed.manifest) }));
  return groupByEach(peers, ({ manifest }) => [manifest.metadata.namespace ?? '']);
}

/**
 * The mode that each PeerAuthentication with a selector sets for a port of a Service's pods. Istio uses only the
 * oldest of them, and falls back to wider ones where it sets no mode (`ComposePeerAuthentication`).
 */
export function peerModes(
  service: ServiceFacts,
  podLabels: readonly Labels[],
  port: number,
  rootNamespace: string,
  peers: Peers,
): readonly PeerMode[] {
  const inherited = [service.namespace, rootNamespace]
    .flatMap((namespace) => peers.get(namespace) ?? [])
    .filter(({ selector }) => Object.keys(selector).length === 0)
    .map(({ manifest }) => modeOf(manifest))
    .find(isSet);
  return (peers.get(service.namespace) ?? [])
    .filter(({ selector }) => [service.selector, ...podLabels].some((labels) => selects(selector, labels)))
    .map(({ path, manifest }) => ({
      path,
      manifest,
      isOwn: manifest.metadata.name === service.name,
      mode: [portModeOf(manifest, port), modeOf(manifest), inherited].find(isSet),
    }));
}

function selectorOf({ spec }: Manifest): Labels {
  return labelsOf(fieldsOf(fieldsOf(spec).selector).matchLabels);
}

function modeOf({ spec }: Manifest): unknown {
  return fieldsOf(fieldsOf(spec).mtls).mode;
}

function portModeOf({ spec }: Manifest, port: number): unknown {
  return fieldsOf(fieldsOf(fieldsOf(spec).portLevelMtls)[String(port)]).mode;
}

function isSet(mode: unknown): mode is string {
  return typeof mode === 'string' && mode !== 'UNSET';
}
