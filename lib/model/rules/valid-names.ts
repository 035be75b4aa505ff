import type { PeerFacts } from '../facts/cluster';
import type { CallerFacts, EntryFacts } from '../facts/entry';
import type { Fleet } from '../fleet/fleet';
import { RESERVED_COMPONENTS, dashed, gatewayName, peerNetwork, MAX_SERVER_NAME, serverName } from '../names';
import { isDnsLabel, isDnsSubdomain, isFullyQualified, isLabelValue, isQualifiedKey } from '../validate/syntax';
import type { Finding, Rule } from './rule';

const LABEL_FIX = 'use lower-case letters, digits and dashes, at most 63 characters, as in "us-east"';

/** Names become labels, object names, host names or paths. Each of these refuses some names. */
export const validNames: Rule = {
  id: 'valid-names',
  *check(fleet) {
    yield* clusterNames(fleet);
    yield* istioNames(fleet);
    yield* namespaceNames(fleet);
    yield* gatewayNames(fleet);
    yield* componentNames(fleet);
    yield* fileNames(fleet);
    for (const entry of [...fleet.entries, ...fleet.adopted]) yield* entryNames(entry);
  },
};

function* clusterNames(fleet: Fleet): Generator<Finding> {
  const clusters: readonly PeerFacts[] = [...fleet.clusters, ...fleet.reported];
  const peers = new Map(clusters.map((cluster) => [peerNetwork(cluster.name), cluster.name]));
  for (const { path, name, network } of clusters) {
    if (name.toLowerCase() === 'kubernetes') {
      yield {
        path,
        what: 'a cluster may not have the name that istiod gives to every cluster without one',
        value: name,
        fix: 'name the cluster after its region or purpose, as in "us"',
      };
    } else if (!isDnsLabel(name)) {
      yield { path, what: 'the name of a cluster must be a DNS label', value: name, fix: LABEL_FIX };
    } else if (!isDnsLabel(peerNetwork(name))) {
      yield { path, what: 'the name of a cluster is too long', value: name, fix: 'use at most 58 characters' };
    }
    if (!isLabelValue(network)) {
      yield { path, what: 'the network must be a label value', value: network, fix: LABEL_FIX };
    }
    const taken = peers.get(network);
    if (taken !== undefined) {
      yield {
        path,
        what: `the network has the id under which other clusters know the gateway of "${taken}"`,
        value: network,
        fix: 'give the network a name that does not start with "peer-"',
      };
    }
  }
}

function* istioNames({ clusters }: Fleet): Generator<Finding> {
  for (const { path, istio } of clusters) {
    if (!isDnsLabel(istio.namespace)) {
      yield { path, what: 'the namespace of istiod must be a DNS label', value: istio.namespace, fix: LABEL_FIX };
    }
    if (istio.revision === undefined || isDnsLabel(istio.revision)) continue;
    yield {
      path,
      what: 'the revision of istiod must be a DNS label',
      value: istio.revision,
      fix: 'give it as the label istio.io/rev has it, as in "1-30-3"',
    };
  }
}

function* namespaceNames(fleet: Fleet): Generator<Finding> {
  for (const { path, name, labels } of fleet.namespaces) {
    if (!isDnsLabel(name))
      yield { path, what: 'the name of a namespace must be a DNS label', value: name, fix: LABEL_FIX };
    for (const [key, value] of Object.entries(labels)) {
      if (isQualifiedKey(key) && (value === '' || isLabelValue(value))) continue;
      yield { path, what: `namespace "${name}" has an invalid label`, value: { [key]: value }, fix: LABEL_FIX };
    }
  }
}

function* gatewayNames(fleet: Fleet): Generator<Finding> {
  for (const { path, id } of fleet.gateways) {
    if (!isDnsLabel(id) || !isDnsLabel(gatewayName(id))) {
      yield {
        path,
        what: 'the id of a gateway names its Service and must be a short DNS label',
        value: id,
        fix: 'use lower-case letters, digits and dashes, at most 50 characters, as in "eastwest"',
      };
    }
  }
}

function* componentNames(fleet: Fleet): Generator<Finding> {
  for (const { path, id } of fleet.tree.charts) {
    if (!isDnsLabel(id)) {
      yield { path, what: 'the id of a chart names its file and must be a DNS label', value: id, fix: LABEL_FIX };
    } else if (RESERVED_COMPONENTS.includes(id)) {
      yield {
        path,
        what: 'the library writes a file of this name itself',
        value: id,
        fix: 'give the chart another id',
      };
    }
  }
}

function* fileNames(fleet: Fleet): Generator<Finding> {
  const { entries, gateways, reported, discoveries, observability, tree } = fleet;
  const given = [...discoveries, ...observability];
  // Other checks above report these. The tree itself writes "us/eu" as "us--eu".
  const reportedPaths = new Set([...entries, ...gateways, ...reported, ...given].map(({ path }) => path));
  for (const { path, id } of [...given, ...tree.components.filter((component) => !reportedPaths.has(component.path))]) {
    if (isDnsLabel(id)) continue;
    yield {
      path,
      what: 'the id of a component names its file and must be a DNS label',
      value: id,
      fix: LABEL_FIX,
    };
  }
}

function* entryNames(entry: EntryFacts): Generator<Finding> {
  const { path, id, service } = entry;
  if (!isDnsLabel(id))
    yield { path, what: 'the id of an entry names its file and must be a DNS label', value: id, fix: LABEL_FIX };
  yield* hostName(entry);
  if (!isDnsLabel(service.namespace)) {
    yield { path, what: 'the namespace of the service must be a DNS label', value: service.namespace, fix: LABEL_FIX };
  }
  if (!isDnsLabel(service.name)) {
    yield { path, what: 'the name of the service must be a DNS label', value: service.name, fix: LABEL_FIX };
  }
  yield* identityNames(path, 'the service', service);
  for (const caller of entry.callers ?? []) yield* identityNames(path, 'a caller', caller);
  yield* selectorLabels(entry);
  yield* canonicalName(entry);
}

function* hostName({ path, host, service }: EntryFacts): Generator<Finding> {
  if (!isFullyQualified(host)) {
    yield {
      path,
      what: 'the host must be a full name in lower case',
      value: host,
      fix: 'use at least two DNS labels without a wildcard, as in "echo.mesh.local"',
    };
    return;
  }
  if (!isDnsSubdomain(dashed(host))) {
    yield {
      path,
      what: 'the host is too long: its ServiceEntry would have a name of more than 253 characters',
      value: host,
      fix: 'shorten it, or use fewer dashes, which are doubled in object names',
    };
  }
  const longest = Math.max(0, ...service.ports.map(({ port }) => serverName(port, host).length));
  if (longest > MAX_SERVER_NAME) {
    yield {
      path,
      what: `the host is too long: the server name that gateways route by would have ${longest} characters`,
      value: host,
      fix: `shorten it by at least ${longest - MAX_SERVER_NAME} characters`,
    };
  }
}

function* identityNames(path: string, whose: string, { namespace, serviceAccount }: CallerFacts): Generator<Finding> {
  if (!isDnsLabel(namespace) && whose !== 'the service') {
    yield { path, what: `the namespace of ${whose} must be a DNS label`, value: namespace, fix: LABEL_FIX };
  }
  if (!isDnsSubdomain(serviceAccount)) {
    yield {
      path,
      what: `the service account of ${whose} must be the name of a ServiceAccount`,
      value: serviceAccount,
      fix: 'give its plain name, without namespace, trust domain or "spiffe://"',
    };
  }
}

function* selectorLabels({ path, service }: EntryFacts): Generator<Finding> {
  const labels = Object.entries(service.selector);
  if (labels.length === 0) {
    yield { path, what: 'the selector of the service is empty', fix: 'give the selector of the Kubernetes Service' };
  }
  for (const [key, value] of labels) {
    if (isQualifiedKey(key) && (value === '' || isLabelValue(value))) continue;
    yield { path, what: 'the selector of the service has an invalid label', value: { [key]: value }, fix: LABEL_FIX };
  }
}

function* canonicalName({ path, service: { canonicalName: value } }: EntryFacts): Generator<Finding> {
  if (value === undefined || isLabelValue(value)) return;
  const fix = 'give canonicalName as the label service.istio.io/canonical-name of the pods has it';
  yield { path, what: 'the canonical name of the pods must be a label value', value, fix };
}
