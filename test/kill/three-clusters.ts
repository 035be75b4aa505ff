import { MeshCluster } from '../../lib';
import type { MeshApp } from '../../lib';
import { twoClusters } from '../support/training-mesh';

/** A program that adds a cluster to the two of the training mesh. */
export function threeClusters(app: MeshApp): void {
  new MeshCluster(twoClusters(app).mesh, 'ap', { region: 'ap-south-1' });
}
