import type { ClusterFacts } from '../../model/facts/cluster';
import type { ReportedClusterFacts } from '../../model/facts/cluster-from-report';
import type { Fleet } from '../../model/fleet/fleet';
import { reportedCluster } from '../../model/report/read-report';
import { part } from '../../resources/component-part';
import type { Part } from '../../resources/component-part';
import { hostPrerequisites, importerManifests } from '../../resources/service/entry';
import type { Mesh } from '../mesh';
import { MeshComponent } from '../mesh-component';
import type { IMeshCluster } from '../mesh-member';
import { checkScope } from './checked-props';
import { LIBRARY_RENDER, mark } from './type-marks';

/** A cluster that another repository writes. It renders only the objects that other clusters need to call it. */
export class ReportedCluster extends MeshComponent implements IMeshCluster {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  readonly mesh: Mesh;
  readonly region: string;
  readonly network: string;
  readonly #facts: ReportedClusterFacts;

  constructor(mesh: Mesh, id: string, report: string) {
    super(mesh, id);
    checkScope(this, mesh, 'Mesh');
    this.mesh = mesh;
    this.#facts = reportedCluster(this.node.path, id, mesh.declarations.mesh, report);
    this.region = this.#facts.region;
    this.network = this.#facts.network;
    mesh.declarations.reported(this.#facts);
  }

  /** Hosts that only their own repository declares, in the clusters that call them. */
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    return this.#facts.entries
      .filter((entry) => fleet.entry(entry.path) === entry && entry.importedBy.includes(cluster.name))
      .map((entry) =>
        part('config', entry.id, entry.path, importerManifests(entry, cluster, fleet), {
          prerequisites: hostPrerequisites(entry, cluster),
        }),
      );
  }
}
