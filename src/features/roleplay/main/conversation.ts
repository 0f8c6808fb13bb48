import type { z } from 'zod';
import type { Session } from '../contract.ts';
import type { ScoredItem } from './coach/score.ts';
import type { Judged, TurnRow } from './store.ts';

export type Line = { readonly text: string; readonly mood: string | null };

/** What one line of the trainee led to. */
export type Heard = {
  readonly judged: Judged;
  readonly reply: Line;
  /** Plain JSON, kept with the session. */
  readonly state: unknown;
  readonly over: boolean;
};

type View = z.output<typeof Session>;

/**
 * One prepared conversation, of either kind. Pure: the same plan, state and text give the same answer, so that a turn
 * that a crash left unanswered is answered later exactly as it would have been.
 */
export type Conversation = {
  readonly title: string;
  readonly speaker: 'coach' | 'customer';
  open(): { readonly state: unknown; readonly line: Line };
  hear(o: { readonly state: unknown; readonly turnId: string; readonly text: string }): Heard;
  view(state: unknown): Pick<View, 'progress' | 'hints' | 'persona'>;
  /** Everything that was asked, answered or not, with its checks. */
  items(turns: readonly TurnRow[]): ScoredItem[];
};
