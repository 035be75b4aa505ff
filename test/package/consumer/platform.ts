import { MeshComponent } from 'cdk8s-mesh';
import type { ClusterFacts, Fleet, Part, Rule } from 'cdk8s-mesh';

/** A ConfigMap with the hosts that a cluster knows. Below the Mesh: one in every cluster. */
export class HostList extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const hosts = fleet.knownTo(cluster.name).map(({ host }) => host);
    const metadata = { name: this.node.id, namespace: 'platform' };
    const list = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { hosts: hosts.join('\n') } };
    return [this.part('config', [list])];
  }
}

/** Used as new Mesh(app, id, { rules: [inEurope], … }). */
export const inEurope: Rule = {
  id: 'in-europe',
  *check({ clusters }) {
    for (const { path, region } of clusters) {
      if (region.startsWith('eu-')) continue;
      yield { path, what: 'customer data would leave Europe', value: region, fix: 'choose a region eu-…' };
    }
  },
};
