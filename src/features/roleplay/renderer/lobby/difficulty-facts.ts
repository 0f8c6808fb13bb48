import type { z } from 'zod';
import type { Difficulty } from '../../contract.ts';

/** What a difficulty gives and asks for, as the lobby says it; a test holds it to what the coach does. */
export const difficultyFacts: Readonly<
  Record<z.output<typeof Difficulty>, { readonly hints: number; readonly passMark: number }>
> = {
  'new-joining': { hints: 2, passMark: 50 },
  basic: { hints: 1, passMark: 60 },
  experienced: { hints: 1, passMark: 70 },
  expert: { hints: 0, passMark: 80 },
};
