import type { Difficulty, Question } from './question.ts';

type Level = {
  readonly fewestQuestions: number;
  readonly hints: number;
  /** Share of each type of question, as far as the material allows (PRODUCT 4.1). */
  readonly mix: Readonly<Record<Question['type'], number>>;
  /** Asks two linked questions where the material has them. */
  readonly chain: boolean;
};

export const levels: Readonly<Record<Difficulty, Level>> = {
  'new-joining': {
    fewestQuestions: 7,
    hints: 2,
    mix: { factual: 0.7, procedural: 0.3, scenario: 0 },
    chain: false,
  },
  basic: {
    fewestQuestions: 8,
    hints: 1,
    mix: { factual: 0.4, procedural: 0.3, scenario: 0.3 },
    chain: false,
  },
  experienced: {
    fewestQuestions: 9,
    hints: 1,
    mix: { factual: 0.2, procedural: 0.4, scenario: 0.4 },
    chain: false,
  },
  expert: { fewestQuestions: 9, hints: 0, mix: { factual: 0, procedural: 0.3, scenario: 0.7 }, chain: true },
};
