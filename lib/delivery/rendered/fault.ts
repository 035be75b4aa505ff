import type { Problem } from '../../model/problems/problem';

/** A problem without its place: the rule and the path are known to who reports it. */
export type Fault = Pick<Problem, 'what' | 'value' | 'fix'>;

/** Something that cannot go on, said as a fault. */
export class Faulty extends Error {
  constructor(readonly fault: Fault) {
    super(fault.what);
  }
}
