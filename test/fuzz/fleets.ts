import fc from 'fast-check';
import type { Description } from './description';
import { describe } from './describe';
import { faults, withFaults } from './faults';
import { SHAPE } from './shape';

/** A fleet, and a number by which the costly questions are asked of some fleets only. */
export interface Case {
  readonly fleet: Description;
  readonly ticket: number;
  /** Whether it keeps all rules. */
  readonly faultless: boolean;
}

/** Fleets as people declare them, with no to three faults. */
export const cases: fc.Arbitrary<Case> = fc
  .record({ shape: SHAPE, faults, ticket: fc.noBias(fc.nat(999)) })
  .map(({ shape, faults: all, ticket }) => ({
    fleet: withFaults(describe(shape), all),
    ticket,
    faultless: all.length === 0,
  }));
