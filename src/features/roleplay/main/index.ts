import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { roleplay } from '../contract.ts';
import { createCompletion } from './completion.ts';
import { engineVersion } from './coach/version.ts';
import { createPlanner } from './plan.ts';
import { roleplayFinders } from './finding/finders.ts';
import { mayRead } from './policy.ts';
import { createSessionClock } from './session-clock.ts';
import { sessionView, turnView } from './session-view.ts';
import * as store from './store.ts';
import { keepTime } from './timekeeper.ts';
import type { Needs } from './needs.ts';
import { spokenPieces } from './spoken-pieces.ts';

/** Sessions of practice: prepared from the library, held by the embedded coach, every turn stored as it happens. */
export function roleplayMain(needs: Needs) {
  const { ids, library } = needs;
  const sessionClock = createSessionClock(needs.clock);
  const planner = createPlanner(needs);
  const completion = createCompletion({ ...needs, planner });
  /** Sessions in which a line is being answered: a second line, or an end, has to wait its turn. */
  const answering = new Set<string>();
  const stop = keepTime({ ...needs, sessionClock, completion, isAnswering: (id) => answering.has(id) });

  const usedMs = (session: store.SessionRow): number => {
    const running = session.status === 'active' ? sessionClock.usedMs(session.id) : null;
    return running ?? session.usedMs;
  };

  const view = (db: Reader, session: store.SessionRow) => {
    const category = library.categoryById(db, session.categoryId);
    if (category === null) throw new Error('A session is of a category that is not there.');
    const conversation = planner.conversationOf(session.plan);
    return sessionView({
      session,
      category,
      conversation,
      turns: store.turnsOf(db, session.id),
      usedMs: usedMs(session),
    });
  };

  /** The actor's own session while it may still change. Anybody else's does not exist for them. */
  const openSession = (
    db: Reader,
    sessionId: string,
    ctx: { actor: Actor; fail: Refuse },
  ): store.SessionRow => {
    const session = store.sessionOf(db, sessionId, ctx.actor.accountId) ?? ctx.fail('NOT_FOUND');
    if (session.status === 'completed' || session.status === 'abandoned') return ctx.fail('SESSION_CLOSED');
    if (answering.has(sessionId)) return ctx.fail('CONFLICT');
    return session;
  };

  const append = (db: Writer, session: store.SessionRow, turn: store.TurnRow): void =>
    store.appendTurn(db, session, { ...turn, textMarked: library.markWords(turn.text) });

  const now = (): string => needs.clock.now().toISOString();

  /** Stores the answer to the trainee's last turn, and ends the session when the conversation is over. */
  const storeAnswer = (
    db: Writer,
    session: store.SessionRow,
    turns: readonly store.TurnRow[],
    said: store.TurnRow,
  ) => {
    const conversation = planner.conversationOf(session.plan);
    const state: unknown = JSON.parse(session.state);
    const heard = conversation.hear({ state, turnId: said.id, text: said.text });
    append(db, session, {
      id: ids.next(),
      ordinal: turns.length + 1,
      speaker: conversation.speaker,
      text: heard.reply.text,
      at: now(),
      engine: 'embedded',
      mood: heard.reply.mood,
      judged: null,
    });
    const changed = { state: JSON.stringify(heard.state), usedMs: usedMs(session) };
    store.updateSession(db, session.id, changed);
    const answered = { ...session, ...changed };
    return heard.over ? completion.completeUnasked(db, answered, 'conversation') : answered;
  };

  const handlers = {
    lobby: implement.query(roleplay.lobby, async (db, { categoryId }, ctx) => {
      const category = library.categoryById(db, categoryId) ?? ctx.fail('NOT_FOUND');
      const documents = library.documentCount(db, categoryId);
      return {
        category,
        documents,
        interview: await planner.givesQuestions(db, category),
        scenarios: planner.scenariosOf(categoryId),
      };
    }),

    start: implement.command(roleplay.start, {
      prepare: async (db, input, ctx) => {
        if (library.categoryById(db, input.categoryId) === null) return ctx.fail('NOT_FOUND');
        // Choosing questions takes time; who has a session already waits for nothing.
        if (store.openSessionOf(db, ctx.actor.accountId) !== null) return ctx.fail('SESSION_OPEN');
        const wish = { ...input, accountId: ctx.actor.accountId };
        return (await planner.prepare(db, wish, ctx.signal)) ?? ctx.fail('NO_MATERIAL');
      },
      commit: (db, input, ctx) => {
        const accountId = ctx.actor.accountId;
        if (store.openSessionOf(db, accountId) !== null) return ctx.fail('SESSION_OPEN');
        const plan = ctx.prepared;
        const conversation = planner.conversationOf(plan);
        const { state, line } = conversation.open();
        const session: store.SessionRow = {
          id: ids.next(),
          accountId,
          kind: input.kind,
          categoryId: input.categoryId,
          difficulty: input.difficulty,
          minutes: input.minutes,
          title: conversation.title,
          status: 'active',
          plan,
          state: JSON.stringify(state),
          usedMs: 0,
          engineVersion,
          startedAt: ctx.now.toISOString(),
          endedAt: null,
        };
        store.insertSession(db, session);
        append(db, session, {
          id: ids.next(),
          ordinal: 1,
          speaker: conversation.speaker,
          text: line.text,
          at: ctx.now.toISOString(),
          engine: 'embedded',
          mood: line.mood,
          judged: null,
        });
        return view(db, session);
      },
      after: ({ id }, ctx) => sessionClock.start(id, ctx.actor.accountId, 0),
    }),

    say: implement.stream(roleplay.say, {
      open: (db, { sessionId, text }, ctx) => {
        const session = openSession(db, sessionId, ctx);
        if (session.status === 'paused') return ctx.fail('SESSION_PAUSED');
        if (usedMs(session) >= session.minutes * 60_000) return ctx.fail('TIME_IS_UP');
        const turns = store.turnsOf(db, sessionId);
        // A line whose answer could not be stored is answered by `resume`; a second one would hide it.
        if (turns.at(-1)?.speaker === 'trainee') return ctx.fail('CONFLICT');
        const turnId = ids.next();
        const state: unknown = JSON.parse(session.state);
        const { judged, reply } = planner.conversationOf(session.plan).hear({ state, turnId, text });
        const said: store.TurnRow = {
          id: turnId,
          ordinal: turns.length + 1,
          speaker: 'trainee',
          text,
          at: ctx.now.toISOString(),
          engine: null,
          mood: null,
          judged,
        };
        append(db, session, said);
        return { session, turns: [...turns, said], said, reply };
      },
      async *parts({ session, said, reply }) {
        // Not in `open`: where its commit fails nothing is closed, and the session would wait for an answer for ever.
        answering.add(session.id);
        yield { kind: 'heard' as const, turn: turnView(said) };
        for (const text of spokenPieces(reply.text)) yield { kind: 'delta' as const, text };
      },
      close: (db, { session, turns, said }, _end, ctx) => {
        // Whoever was erased while the answer was spoken has no session any more.
        if (store.sessionOf(db, session.id, session.accountId) === null) return ctx.fail('NOT_FOUND');
        // The embedded coach has its whole answer at once, so that an abort never leaves a line without one.
        return { kind: 'done' as const, session: view(db, storeAnswer(db, session, turns, said)) };
      },
      after: ({ session }) => void answering.delete(session.id),
    }),

    pause: implement.command(roleplay.pause, {
      commit: (db, { sessionId }, ctx) => {
        const session = openSession(db, sessionId, ctx);
        const changed = { status: 'paused', usedMs: usedMs(session) } as const;
        store.updateSession(db, sessionId, changed);
        return view(db, { ...session, ...changed });
      },
      after: ({ id }) => sessionClock.stop(id),
    }),

    resume: implement.command(roleplay.resume, {
      commit: (db, { sessionId }, ctx) => {
        const session = { ...openSession(db, sessionId, ctx), status: 'active' } as const;
        store.updateSession(db, sessionId, { status: 'active' });
        const turns = store.turnsOf(db, sessionId);
        const last = turns.at(-1);
        // A crash between a line and its answer: the answer is made now.
        return view(db, last?.speaker === 'trainee' ? storeAnswer(db, session, turns, last) : session);
      },
      after: (session, ctx) => {
        if (session.status !== 'active') return;
        sessionClock.start(session.id, ctx.actor.accountId, session.minutes * 60_000 - session.remainingMs);
      },
    }),

    finish: implement.command(roleplay.finish, {
      commit: (db, { sessionId }, ctx) => {
        const session = openSession(db, sessionId, ctx);
        const { overall } = completion.complete(db, { ...session, usedMs: usedMs(session) });
        return { sessionId, overall };
      },
      after: ({ sessionId }) => sessionClock.stop(sessionId),
    }),

    abandon: implement.command(roleplay.abandon, {
      commit: (db, { sessionId }, ctx) => {
        const session = openSession(db, sessionId, ctx);
        store.updateSession(db, sessionId, {
          status: 'abandoned',
          usedMs: usedMs(session),
          endedAt: ctx.now.toISOString(),
        });
        return {};
      },
    }),

    transcript: implement.query(roleplay.transcript, (db, { sessionId }, ctx) => {
      const session = store.sessionById(db, sessionId);
      if (session === null || !mayRead(ctx.actor, session)) return ctx.fail('NOT_FOUND');
      const { id, kind, difficulty, title, status, startedAt, endedAt, accountId } = session;
      const category = library.categoryById(db, session.categoryId);
      if (category === null) throw new Error('A session is of a category that is not there.');
      const persona =
        planner.conversationOf(session.plan).view(JSON.parse(session.state)).persona?.name ?? null;
      return {
        id,
        kind,
        difficulty,
        title,
        status,
        startedAt,
        endedAt,
        category,
        persona,
        trainee: { id: accountId, name: needs.nameOf(db, accountId) ?? '' },
        turns: store.turnsOf(db, id).map(turnView),
      };
    }),

    session: implement.query(roleplay.session, (db, { sessionId }, ctx) => {
      const session = store.sessionOf(db, sessionId, ctx.actor.accountId) ?? ctx.fail('NOT_FOUND');
      return view(db, session);
    }),

    active: implement.query(roleplay.active, (db, _input, ctx) => {
      const session = store.openSessionOf(db, ctx.actor.accountId);
      return { session: session === null ? null : view(db, session) };
    }),
  } satisfies ImplsOf<typeof roleplay>;

  return { handlers, finders: roleplayFinders(needs), stop };
}

type Refuse = (code: 'NOT_FOUND' | 'SESSION_CLOSED' | 'CONFLICT') => never;
