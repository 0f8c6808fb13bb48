import { countsOf } from '#features/library/main/retrieval/embedder.ts';
import { createPassageIndex } from '#features/library/main/retrieval/passage-index.ts';
import { packTerms } from '#features/library/main/retrieval/term-sequence.ts';
import { termsOf } from '#features/library/main/retrieval/terms-of.ts';
import { createVocabulary } from '#features/library/main/retrieval/vocabulary.ts';

/** An index of texts, each a document of one passage: the first at place 0. */
export function indexedTexts(texts: readonly string[]) {
  const vocabulary = createVocabulary();
  const index = createPassageIndex();
  const { numbers, fresh } = vocabulary.numbered(texts.map(termsOf));
  vocabulary.learn(fresh);
  numbers.forEach((terms, at) =>
    index.addBlock({
      documentId: `document-${at}`,
      block: 0,
      numbers: Uint32Array.of(at + 1),
      terms: packTerms([terms]),
    }),
  );
  return {
    index,
    places: texts.map((_text, at) => at),
    termOf: (word: string): number => vocabulary.numberOf(termsOf(word)[0] ?? '') ?? 0,
    query: (text: string) => countsOf(termsOf(text).flatMap((term) => vocabulary.numberOf(term) ?? [])),
  };
}
