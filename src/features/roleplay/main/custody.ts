import type { Custody } from '#main/kernel/custody.ts';
import type { roleplayPersonalData } from '../personal-data.ts';
import * as store from './store.ts';

const atOnce = 20;

export const roleplayCustody: Custody<typeof roleplayPersonalData> = {
  tables: {
    personal: { sessions: 'erased', turns: 'erased', turns_fts: 'erased', spoken_words: 'erased' },
    impersonal: {},
  },
  count: (db, accountId) => ({ sessions: store.countSessions(db, accountId) }),
  *read(db, accountId) {
    for (let after = ''; ;) {
      const some = store.sessionsOf(db, accountId, after, atOnce);
      const turns = Map.groupBy(
        store.turnsOfAll(
          db,
          some.map(({ id }) => id),
        ),
        ({ sessionId }) => sessionId,
      );
      yield {
        of: 'sessions',
        records: some.map((session) => ({
          ...session,
          category: session.categoryId,
          usedSeconds: Math.round(session.usedMs / 1000),
          turns: (turns.get(session.id) ?? []).map(({ judged, ...turn }) => ({
            ...turn,
            feedback: judged?.feedback?.text ?? null,
            score: judged?.feedback?.score ?? null,
          })),
        })),
      };
      const last = some.at(-1);
      if (last === undefined || some.length < atOnce) return;
      after = last.id;
    }
  },
  erase: store.eraseSessions,
};
