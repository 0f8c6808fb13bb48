import type { Reader, Writer } from '#main/platform/db/store.ts';
import { steadyClock } from '../schema.ts';

/** How far the time of a store has come, and which time of the wall clock that is; both in milliseconds. */
export type KeptTime = { readonly steadyMs: number; readonly wallMs: number };

/** Both 0 before the first was kept: the time of a store starts at the wall clock. */
export const keptTime = (db: Reader): KeptTime =>
  db.select({ steadyMs: steadyClock.steadyMs, wallMs: steadyClock.wallMs }).from(steadyClock).get() ?? {
    steadyMs: 0,
    wallMs: 0,
  };

export const keepTime = (db: Writer, time: KeptTime): void =>
  void db
    .insert(steadyClock)
    .values({ id: 1, ...time })
    .onConflictDoUpdate({ target: steadyClock.id, set: time })
    .run();
