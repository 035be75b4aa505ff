import type { Story } from '../story';
import { deleteCluster, deleteRoot } from './delete';
import { foreignGateway } from './foreign-gateway';
import { changeGateway } from './gateway';
import { addHost, removeHost } from './hosts';
import { install } from './install';
import { drain, join, leave, takeOut } from './leave';
import { missingPrerequisites } from './missing';
import { move } from './move';
import { observability } from './observability';
import { restartGateway } from './restart';
import { selfHeal } from './self-heal';
import { traffic } from './traffic';
import { upgrade } from './upgrade';

/** In the order in which they are played. */
export const STORIES: readonly Story[] = [
  missingPrerequisites,
  install,
  traffic,
  addHost,
  removeHost,
  changeGateway,
  restartGateway,
  foreignGateway,
  selfHeal,
  upgrade,
  observability,
  deleteCluster,
  deleteRoot,
  drain,
  leave,
  takeOut,
  join,
  move,
];
