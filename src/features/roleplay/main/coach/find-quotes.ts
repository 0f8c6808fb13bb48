import type { z } from 'zod';
import type { SourceQuote } from '#features/roleplay/contract.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';

export type Quote = z.output<typeof SourceQuote>;

/**
 * Where the sentences stand in the material, to the letter, white space included: each once, in the first of the
 * passages as they are given. A sentence that no passage holds is left out.
 */
export function findQuotes(sentences: readonly string[], passages: readonly MaterialPassage[]): Quote[] {
  return [...new Set(sentences)].flatMap((quote) => {
    const passage = passages.find(({ text }) => text.includes(quote));
    if (passage === undefined) return [];
    const { id, documentId, documentTitle, heading } = passage;
    const start = passage.start + passage.text.indexOf(quote);
    return [{ documentId, documentTitle, passageId: id, heading, start, end: start + quote.length, quote }];
  });
}
