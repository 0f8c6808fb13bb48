import type { KeyPoint } from '../question.ts';
import { clauseAround, type Answer } from './answer.ts';

/** A stretch of an answer, from token to token, both within. */
export type TokenSpan = { readonly from: number; readonly to: number };
export type Match = {
  readonly verdict: 'met' | 'missed' | 'wrong';
  readonly quote: string | null;
  /** Where the answer decided it. */
  readonly span: TokenSpan | null;
};
export type Point = Pick<KeyPoint, 'quantity' | 'terms' | 'negated'>;

export const missed: Match = { verdict: 'missed', quote: null, span: null };
export const found = (verdict: 'met' | 'wrong', answer: Answer, from: number, to: number): Match => ({
  verdict,
  quote: clauseAround(answer, from, to),
  span: { from, to },
});

/** Where an answer says something that cannot be true where the material is; `concept` is what it says it of. */
export type Contradiction = { readonly said: TokenSpan; readonly concept: string | null };
