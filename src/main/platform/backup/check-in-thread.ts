import type { Ports } from '../ports.ts';
import { wipe, type KeyRing } from '../db/key-record.ts';
import { checkDatabase, type Checked, type CheckOrder } from './check-database.ts';
import { answeredValue } from './fault-answers.ts';
import { runPhases, type Watch } from './run-phases.ts';

/** Has a database that nobody has open proved in a thread. Rejects with StoreFault and WorkerError. */
export async function checkInThread(
  ports: Pick<Ports, 'clock' | 'workers' | 'migrationsDir'>,
  { data, audit }: Pick<KeyRing, 'data' | 'audit'>,
  order: Pick<CheckOrder, 'file' | 'expected' | 'outside' | 'migrateAt'>,
  watch: Watch,
): Promise<Checked> {
  // The thread wipes what it gets; these are what it got them from.
  const [key, auditKey] = [Uint8Array.from(data), Uint8Array.from(audit)];
  const { migrationsDir } = ports;
  try {
    const given = { ...order, key, auditKey, migrationsDir };
    return answeredValue(await runPhases(ports, checkDatabase, given, watch, null));
  } finally {
    wipe(key, auditKey);
  }
}
