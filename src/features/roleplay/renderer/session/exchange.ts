import type { z } from 'zod';
import type { Session, Turn } from '../../contract.ts';

export type SessionView = z.output<typeof Session>;
export type TurnView = z.output<typeof Turn>;

/** What was said to the trainee, and the line that answered it; `said` is `null` while it is open. */
export type Exchange = { readonly asked: readonly TurnView[]; readonly said: TurnView | null };

export function exchangesOf(turns: readonly TurnView[]): Exchange[] {
  const exchanges: Exchange[] = [];
  let asked: TurnView[] = [];
  for (const turn of turns) {
    if (turn.speaker !== 'trainee') {
      asked.push(turn);
      continue;
    }
    exchanges.push({ asked, said: turn });
    asked = [];
  }
  return asked.length === 0 ? exchanges : [...exchanges, { asked, said: null }];
}

/** How many exchanges stay open; a fold that would hide only one more is not worth its line. */
const kept = 3;

/** Parts a long conversation into what is folded away and what stays open. */
export function foldEarlier(exchanges: readonly Exchange[]): {
  readonly earlier: readonly Exchange[];
  readonly recent: readonly Exchange[];
} {
  const fold = exchanges.length > kept + 1 ? exchanges.length - kept : 0;
  return { earlier: exchanges.slice(0, fold), recent: exchanges.slice(fold) };
}

/** The 0–10 scores of the lines that got one, in order. */
export const scoresOf = (turns: readonly TurnView[]): number[] =>
  turns.flatMap(({ feedback }) => (feedback === null ? [] : [feedback.score]));

/** Mean of the scores; `null` when there are none. */
export const average = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;

/** From this score on an answer is good and its source need not be read again (PRODUCT 4.1). */
const good = 8;

/** How many different places in the material belong to answers that were not good. */
export function sourcesToReread(turns: readonly TurnView[]): number {
  const places = turns.flatMap(({ feedback }) =>
    feedback === null || feedback.score >= good || feedback.source === null
      ? []
      : [`${feedback.source.documentId}:${feedback.source.start}`],
  );
  return new Set(places).size;
}
