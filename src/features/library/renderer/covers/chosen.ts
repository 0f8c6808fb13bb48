import type { OutputOf } from '#contract/op.ts';
import type { pictures } from '#features/pictures/contract.ts';

/** A picture as far as a cover needs it; what it is called is not known of one that was the cover before. */
export type Chosen = Pick<OutputOf<typeof pictures.list>['items'][number], 'id' | 'alt'> & {
  readonly name: string | null;
};
