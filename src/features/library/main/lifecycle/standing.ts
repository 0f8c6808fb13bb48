import type { Approval, Standing } from '../../contract/shapes.ts';

export type Governed = {
  readonly approval: Approval;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
};

/** How a document on the shelf stands on a day. `inForce` of the store says the same in SQL. */
export function standingOf({ approval, validFrom, validUntil }: Governed, day: string): Standing {
  if (approval !== 'approved') return approval;
  if (validUntil !== null && validUntil < day) return 'expired';
  if (validFrom !== null && validFrom > day) return 'upcoming';
  return 'valid';
}
