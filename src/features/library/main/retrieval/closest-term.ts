import { looksLikeTypo, withinEdits } from '#main/kernel/language/edit-distance.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The term that somebody meant who typed one that no passage has: of those that it may be a slip of, one that is a single
 * slip away before the others, and then the one that stands in most passages. `null` where it looks like none. Terms are
 * compared that begin with the same letter, which slips rarely change: some 4,000 of 100,000.
 */
export function closestTerm(
  vocabulary: Pick<Vocabulary, 'beginningWith'>,
  index: Pick<PassageIndex, 'frequencyOf'>,
  typed: string,
): { readonly term: string; readonly number: number } | null {
  let best: { term: string; number: number; slips: number; frequency: number } | null = null;
  for (const { term, number } of vocabulary.beginningWith(typed.charAt(0))) {
    const frequency = index.frequencyOf(number);
    if (frequency === 0 || !looksLikeTypo(typed, term)) continue;
    const slips = withinEdits(typed, term, 1) ? 1 : 2;
    const isBetter =
      best === null || slips < best.slips || (slips === best.slips && frequency > best.frequency);
    if (isBetter) best = { term, number, slips, frequency };
  }
  return best && { term: best.term, number: best.number };
}
