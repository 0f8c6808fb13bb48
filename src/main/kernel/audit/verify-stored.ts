import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { evidenceIn, hasRecordTables, storedRows } from './store.ts';
import { verifyChain, type Evidence, type Verification } from './verify-chain.ts';

/** A spell of work before others have their turn. A page of rows and a collection of garbage may come on top of it. */
const spellMs = 2;

const withoutTables: Verification = {
  rows: 0,
  from: null,
  to: null,
  anchor: null,
  namesErased: 0,
  finding: { kind: 'tables_changed', seq: 1, through: null },
};

/**
 * Checks the audit chain of a store against its commit heads. Rows that are appended meanwhile are left for the next
 * time. The thread stands still for a few milliseconds at a time. Rejects with the reason of `signal` once that is aborted.
 */
export async function verifyStored(
  db: Reader,
  key: Uint8Array,
  outside: Pick<Evidence['heads'], 'beside' | 'copy'>,
  clock: Pick<Clock, 'monotonicMs'>,
  signal?: AbortSignal,
): Promise<Verification> {
  signal?.throwIfAborted();
  if (!hasRecordTables(db)) return withoutTables;
  const evidence = evidenceIn(db, key, outside);
  const steps = verifyChain(storedRows(db, evidence.newest), evidence);
  let began = clock.monotonicMs();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (clock.monotonicMs() - began < spellMs) continue;
    await nextTurn();
    signal?.throwIfAborted();
    began = clock.monotonicMs();
  }
}
