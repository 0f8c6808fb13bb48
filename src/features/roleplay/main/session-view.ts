import type { z } from 'zod';
import { Minutes, type Session } from '../contract.ts';
import { passMarks } from './coach/score.ts';
import type { Conversation } from './conversation.ts';
import type { SessionRow, TurnRow } from './store.ts';

type SessionView = z.output<typeof Session>;

export const turnView = ({ judged, ...turn }: TurnRow): SessionView['turns'][number] => ({
  ...turn,
  feedback: judged?.feedback ?? null,
});

export const remainingMs = (session: Pick<SessionRow, 'minutes'>, usedMs: number): number =>
  Math.max(0, Math.round(session.minutes * 60_000 - usedMs));

/** A session as its own trainee sees it. */
export function sessionView(o: {
  session: SessionRow;
  category: { id: string; name: string };
  conversation: Conversation;
  turns: readonly TurnRow[];
  usedMs: number;
}): SessionView {
  const { session, category, conversation, turns, usedMs } = o;
  const { id, kind, difficulty, minutes, title, status, startedAt } = session;
  return {
    id,
    kind,
    category,
    difficulty,
    minutes: Minutes.parse(minutes),
    title,
    status,
    startedAt,
    remainingMs: remainingMs(session, usedMs),
    passMark: passMarks[difficulty],
    turns: turns.map(turnView),
    ...conversation.view(JSON.parse(session.state)),
  };
}
