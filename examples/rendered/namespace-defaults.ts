import { MeshComponent } from 'cdk8s-mesh';
import type { ClusterFacts, Fleet, HelmRelease, Part } from 'cdk8s-mesh';

/** Limits and quotas for the namespaces of a cluster, from a chart that the platform publishes. */
export class NamespaceDefaults extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const release: HelmRelease = {
      type: 'helm',
      name: 'namespace-defaults',
      path: this.node.path,
      repository: 'https://charts.example.com/platform',
      chart: 'namespace-defaults',
      version: '1.2.0',
      stage: 'control-plane',
      namespace: 'default',
      values: { namespaces: fleet.namespacesOf(cluster.name).map(({ name }) => name), pods: 20 },
      emits: [
        { group: '', kind: 'LimitRange' },
        { group: '', kind: 'ResourceQuota' },
      ],
    };
    return [this.part('control-plane', [], { releases: [release] })];
  }
}
