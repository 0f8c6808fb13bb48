import { termsOf } from './terms-of.ts';

/** A word of a query. `inverse` is how telling it is among passages, `said` how often it was said. */
export type AskedWord = { readonly term: string; readonly said: number; readonly inverse: number };

/** What the titles say to a search. */
export type AskedTitles = {
  /**
   * How often each word of the query counts as said in a passage because the title of its document says it, in the order
   * of the query; `null` where the title says none.
   */
  readonly countsOf: (documentId: string) => Float64Array | null;
  /** Documents whose titles say telling words of the query, those that say most of it first. */
  readonly best: (limit: number) => string[];
};

/** A word of the title counts as if each passage said it so often more (BM25F with two fields; see decision 0248). */
const timesSaid = 2;
/** A word that stands in a larger share of the titles finds no document by itself. */
const mostCommon = 0.05;
/** What most titles say tells no document from another. */
const most = 0.5;
/** In a small library everything is common. */
const neverCommon = 20;
/** Documents whose titles are compared in one search: those with its rarest words. */
const mostWeighed = 500;
/** A name with a digit in it, as EL1, is a word. */
const isNumber = /^\p{N}+$/u;

/** The words of the titles of documents, in memory. */
export function createTitleIndex() {
  const termsOfTitle = new Map<string, readonly string[]>();
  const documentsWith = new Map<string, Set<string>>();
  const frequencyOf = (term: string): number => documentsWith.get(term)?.size ?? 0;

  const remove = (documentId: string): void => {
    for (const term of termsOfTitle.get(documentId) ?? []) {
      const others = documentsWith.get(term);
      others?.delete(documentId);
      if (others?.size === 0) documentsWith.delete(term);
    }
    termsOfTitle.delete(documentId);
  };

  const add = (documentId: string, title: string): void => {
    remove(documentId);
    const terms = [...new Set(termsOf(title))];
    termsOfTitle.set(documentId, terms);
    for (const term of terms) {
      const others = documentsWith.get(term);
      if (others === undefined) documentsWith.set(term, new Set([documentId]));
      else others.add(documentId);
    }
  };

  /** From 0 to 1: a word that stands in all titles tells nothing, one that is as rare among them as in passages all. */
  const tellingOf = ({ term, inverse }: AskedWord): number => {
    const frequency = frequencyOf(term);
    if (frequency > Math.max(most * termsOfTitle.size, neverCommon)) return 0;
    const amongTitles = Math.log(1 + (termsOfTitle.size - frequency + 0.5) / (frequency + 0.5));
    return inverse === 0 ? 0 : Math.min(1, amongTitles / inverse);
  };

  const asked = (words: readonly AskedWord[]): AskedTitles => {
    const known = new Map(
      words.flatMap((word, at) =>
        documentsWith.has(word.term) ? [[word.term, { ...word, at, telling: tellingOf(word) }] as const] : [],
      ),
    );
    /**
     * A number by itself is no sign: "12" in a question does not mean "Document 12". It tells as much as the words beside
     * it that were asked for too, so that "price list 2027" prefers the list of that year.
     */
    const said = (documentId: string) => {
      const found = (termsOfTitle.get(documentId) ?? []).flatMap((term) => known.get(term) ?? []);
      const beside = found
        .filter(({ term }) => !isNumber.test(term))
        .reduce((largest, { telling }) => Math.max(largest, telling), 0);
      return found.map((word) =>
        isNumber.test(word.term) ? { ...word, telling: Math.min(word.telling, beside) } : word,
      );
    };
    const scoreOf = (documentId: string): number =>
      said(documentId).reduce((sum, word) => sum + word.said * word.inverse * word.telling, 0);
    return {
      countsOf: (documentId) => {
        if (known.size === 0) return null;
        const found = said(documentId);
        if (found.length === 0) return null;
        const counts = new Float64Array(words.length);
        for (const { at, telling } of found) counts[at] = timesSaid * telling;
        return counts;
      },
      best: (limit) => {
        const common = Math.max(mostCommon * termsOfTitle.size, neverCommon);
        const rarestFirst = [...known.keys()]
          .filter((term) => !isNumber.test(term) && frequencyOf(term) <= common)
          .toSorted((one, other) => frequencyOf(one) - frequencyOf(other));
        const documents = new Set<string>();
        for (const term of rarestFirst) {
          for (const documentId of documentsWith.get(term) ?? []) {
            if (documents.size === mostWeighed) break;
            documents.add(documentId);
          }
        }
        return Array.from(documents, (documentId) => ({ documentId, score: scoreOf(documentId) }))
          .toSorted((one, other) => other.score - one.score)
          .slice(0, limit)
          .map(({ documentId }) => documentId);
      },
    };
  };

  return { add, remove, has: (term: string): boolean => documentsWith.has(term), asked };
}
export type TitleIndex = ReturnType<typeof createTitleIndex>;
