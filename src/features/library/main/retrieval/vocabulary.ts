import type { Term } from './store.ts';

/** Terms and their numbers, in memory: what the table `terms` holds. */
export function createVocabulary() {
  const numberOf = new Map<string, number>();
  const byLetter = new Map<string, Term[]>();
  let highest = 0;

  const learn = (known: readonly Term[]): void => {
    for (const { term, number } of known) {
      if (numberOf.has(term)) continue;
      numberOf.set(term, number);
      const letter = term.charAt(0);
      const others = byLetter.get(letter);
      if (others === undefined) byLetter.set(letter, [{ term, number }]);
      else others.push({ term, number });
      highest = Math.max(highest, number);
    }
  };

  return {
    /** Takes in what the table holds. */
    learn,
    size: (): number => numberOf.size,
    /** `undefined`: no passage has it. */
    numberOf: (term: string): number | undefined => numberOf.get(term),
    beginningWith: (letter: string): readonly Term[] => byLetter.get(letter) ?? [],
    /** The numbers of texts, each given as its terms, and those that are new: they count once `learn` was told of them. */
    numbered: (texts: readonly (readonly string[])[]): { numbers: number[][]; fresh: Term[] } => {
      const coming = new Map<string, number>();
      const numbers = texts.map((text) =>
        text.map((term) => {
          const known = numberOf.get(term) ?? coming.get(term);
          if (known !== undefined) return known;
          const number = highest + coming.size + 1;
          coming.set(term, number);
          return number;
        }),
      );
      return { numbers, fresh: Array.from(coming, ([term, number]) => ({ term, number })) };
    },
  };
}
export type Vocabulary = ReturnType<typeof createVocabulary>;
