import { Minutes } from '../contract.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { scoreSession } from './coach/score.ts';
import { rubricVersion } from './coach/version.ts';
import type { Needs } from './needs.ts';
import type { Planner } from './plan.ts';
import * as store from './store.ts';

type CompletionNeeds = Pick<
  Needs,
  'clock' | 'library' | 'nameOf' | 'saveReport' | 'store' | 'recordAudit'
> & {
  readonly planner: Planner;
};

/** Ends sessions: scores what was said and freezes the report, in the transaction of the caller. */
export function createCompletion({ clock, library, nameOf, saveReport, planner, ...needs }: CompletionNeeds) {
  /** The session as it is afterwards, with its overall score. */
  const complete = (
    db: Writer,
    session: store.SessionRow,
  ): { session: store.SessionRow; overall: number } => {
    const endedAt = clock.now().toISOString();
    const { id, accountId, kind, difficulty, title, startedAt, usedMs } = session;
    const category = library.categoryById(db, session.categoryId);
    if (category === null) throw new Error('A session is of a category that is not there.');
    const conversation = planner.conversationOf(session.plan);
    const items = conversation.items(store.turnsOf(db, id));
    const { progress } = conversation.view(JSON.parse(session.state));
    const scored = scoreSession({ kind, difficulty, items, progress });

    saveReport(db, {
      sessionId: id,
      kind,
      title,
      category,
      difficulty,
      minutes: Minutes.parse(session.minutes),
      trainee: { id: accountId, name: nameOf(db, accountId) ?? '' },
      startedAt,
      endedAt,
      usedSeconds: Math.round(usedMs / 1000),
      items: items.map(({ better: _better, ...item }) => item),
      ...scored,
      engine: { name: 'embedded', version: session.engineVersion, rubric: rubricVersion },
    });
    const ended = { status: 'completed', usedMs, endedAt } as const;
    store.updateSession(db, id, ended);
    return { session: { ...session, ...ended }, overall: scored.overall };
  };

  /** For an end that nobody called for: the time was up, or the conversation came to its end. */
  const completeUnasked = (
    db: Writer,
    session: store.SessionRow,
    why: 'time' | 'conversation',
  ): store.SessionRow => {
    const { session: completed } = complete(db, session);
    needs.recordAudit(db, needs.store, {
      at: clock.now(),
      action: 'session.completed',
      actorId: session.accountId,
      subjectId: session.id,
      outcome: 'done',
      details: { why },
    });
    return completed;
  };

  return { complete, completeUnasked };
}
export type Completion = ReturnType<typeof createCompletion>;
