import type { z } from 'zod';
import type { Difficulty } from '../contract.ts';

type DifficultyName = z.output<typeof Difficulty>;

/** What a difficulty gives and asks for, as the lobby says it; a test holds it to what the coach does. */
export const difficultyFacts: Readonly<
  Record<DifficultyName, { readonly hints: number; readonly passMark: number }>
> = {
  'new-joining': { hints: 2, passMark: 50 },
  basic: { hints: 1, passMark: 60 },
  experienced: { hints: 1, passMark: 70 },
  expert: { hints: 0, passMark: 80 },
};

/** Whether hints are offered at all; without any, nothing stands there for them. */
export const givesHints = (difficulty: DifficultyName): boolean => difficultyFacts[difficulty].hints > 0;
