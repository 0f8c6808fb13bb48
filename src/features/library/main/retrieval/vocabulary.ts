import type { Term } from './store.ts';

/** Terms and their numbers, in memory: what the table `terms` holds. */
export function createVocabulary() {
  const numberOf = new Map<string, number>();
  const byLetter = new Map<string, Term[]>();
  let highest = 0;
  /** While terms are looked for that no passage has: 1 for those that one has, by their numbers. */
  let used: Uint8Array | null = null;

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
    /**
     * From now on until `endLook` notes the terms that texts are given: what is told with `isUsed`, and what comes in
     * meanwhile. Terms that are learned later count as used.
     */
    beginLook: (): void => {
      used = new Uint8Array(highest + 1);
    },
    isUsed: (number: number): void => {
      if (used !== null && number < used.length) used[number] = 1;
    },
    /** Some of the terms that nobody was seen to have. */
    unused: (limit: number): Term[] => {
      const found: Term[] = [];
      for (const [term, number] of numberOf) {
        if (used === null || number >= used.length || used[number] === 1) continue;
        found.push({ term, number });
        if (found.length === limit) break;
      }
      return found;
    },
    endLook: (): void => {
      used = null;
    },
    /** No passage has them any more. */
    forget: (gone: readonly Term[]): void => {
      for (const { term } of gone) numberOf.delete(term);
      for (const letter of new Set(gone.map(({ term }) => term.charAt(0)))) {
        const left = (byLetter.get(letter) ?? []).filter(({ term }) => numberOf.has(term));
        if (left.length === 0) byLetter.delete(letter);
        else byLetter.set(letter, left);
      }
    },
    /** `undefined`: no passage has it. */
    numberOf: (term: string): number | undefined => numberOf.get(term),
    beginningWith: (letter: string): readonly Term[] => byLetter.get(letter) ?? [],
    /** The numbers of texts, each given as its terms, and those that are new: they count once `learn` was told of them. */
    numbered: (texts: readonly (readonly string[])[]): { numbers: number[][]; fresh: Term[] } => {
      const coming = new Map<string, number>();
      const numbers = texts.map((text) =>
        text.map((term) => {
          const known = numberOf.get(term) ?? coming.get(term);
          if (known !== undefined) {
            if (used !== null && known < used.length) used[known] = 1;
            return known;
          }
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
