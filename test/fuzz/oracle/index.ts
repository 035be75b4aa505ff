import type { Written } from './objects';
import { fileFaults } from './files';
import { hostFaults } from './hosts';
import { illegalObjects } from './legal';
import { policyFaults } from './policies';
import { exposureFaults, wiringFaults } from './wiring';
import type { World } from './world';

/** What is not as it must be in what a fleet that was accepted becomes, each with its letter. */
export function faultsOf(world: World, files: readonly Written[]): readonly string[] {
  const invariants = {
    'every object is legal': () => illegalObjects(files),
    'gateways expose what others call': () => exposureFaults(world, files),
    'clusters reach exactly whom they call': () => wiringFaults(world, files),
    'hosts are known once': () => hostFaults(world, files),
    'services have one policy': () => policyFaults(world, files),
    'files lie where they belong': () => fileFaults(world, files),
  };
  return Object.entries(invariants).flatMap(([name, check]) => check().map((fault) => `${name}: ${fault}`));
}
