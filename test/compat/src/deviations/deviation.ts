import type { Difference } from '../diff.ts';

/** A number of the list of the peer's defects: `B12`. */
export type DefectNumber = `B${number}`;

/** Why a record is not, or not in all, what the bridge does. */
export type Cause = {
  /** Why ours is right, or why both are. */
  reason: string;
} & (
  | {
      /** The record shows what the list of the peer's defects calls wrong, so it is not the law. */
      kind: 'defect';
      numbers: readonly DefectNumber[];
    }
  | {
      /** The peer's newer release left the record in the same places, so it is not the law. The tests ask that release. */
      kind: 'newer';
    }
  | {
      /** A decision of ours. The record stays the law, and counts as one that differs. */
      kind: 'design';
      /** The file of this repository where it is decided. */
      decided: string;
    }
);

/** Places where the bridge differs from a record of the peer, and keeps differing, for one cause. */
export interface Deviation {
  /** The record's name. */
  record: string;
  cause: Cause;
  /** Every such place, with both values. */
  differences: Difference[];
}

/** The cause of a row where the record shows a defect. */
export function defect(numbers: readonly DefectNumber[], reason: string): Cause {
  return { kind: 'defect', numbers, reason };
}
