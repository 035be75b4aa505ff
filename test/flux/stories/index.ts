import type { Story } from '../story';
import { addHost, changeGateway, changeGatewayBack, drain, removeHost } from './changes';
import { deleteConfig, deleteEntry, deleteGateways } from './deletions';
import { heal, healAlone, suspendStep } from './healing';
import { install, metrics } from './install';
import { leave, takeOut } from './leaving';
import { scale } from './scaling';
import { suite } from './suite';
import { downgrade, failedUpgrade, upgrade } from './upgrades';

/** In the order in which they are told: each begins with what the one before left. */
export const STORIES: readonly Story[] = [
  install,
  metrics,
  suite,
  addHost,
  removeHost,
  changeGateway,
  changeGatewayBack,
  scale,
  heal,
  suspendStep,
  upgrade,
  downgrade,
  failedUpgrade,
  deleteEntry,
  deleteConfig,
  deleteGateways,
  healAlone,
  drain,
  leave,
  takeOut,
];
