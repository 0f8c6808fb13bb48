import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { sql } from 'drizzle-orm';
import { insertAccount, type AccountRow } from '#features/accounts/main/store.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { roomyDisk } from '#tests/support/roomy-disk.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { ownThreads } from '#tests/support/own-threads.ts';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = join(import.meta.dirname, '../../../migrations');
const tables = [
  'account_identifiers',
  'account_roles',
  'personal_codes',
  'one_time_codes',
  'kept_sign_ins',
  'lockouts',
  'accounts',
];

type NewPerson = Partial<Parameters<typeof insertAccount>[1]>;

/** One real store for all tests of a file, without anybody in it when a test begins. */
export function accountsStore() {
  const folder = sharedTemporaryFolder();
  let held: Store | null = null;
  const store = (): Store => {
    if (held === null) throw new Error('The store is not open yet.');
    return held;
  };
  beforeAll(async () => {
    const nothing = (): void => {};
    const opened = await openStore({
      clock: createFakeClock(),
      ids: systemIds,
      random: systemRandom,
      disk: roomyDisk,
      log: { info: nothing, warn: nothing, error: nothing },
      vault: memoryVault(),
      dataDir: join(folder(), 'data'),
      migrationsDir: shipped,
      processName: 'test',
      stretchCode: scryptStretch({ costAtMost: 4 }),
      workers: ownThreads(),
      appVersion: '0.1.0',
      timeZone: 'Europe/Zurich',
    });
    if (opened.state !== 'ok') throw new Error(`The store answered ${opened.state}.`);
    held = opened.store;
  });
  beforeEach(() =>
    store().transact((db) => {
      for (const table of tables) db.run(sql`DELETE FROM ${sql.identifier(table)}`);
    }),
  );
  afterAll(() => held?.close());
  const write = <T>(work: (db: Writer) => T): T => store().transact(work);
  return {
    store,
    write,
    /** Somebody, called by their id unless said. */
    add: (id: string, more: NewPerson = {}): AccountRow =>
      write((db) =>
        insertAccount(db, {
          id,
          username: id,
          name: id,
          email: null,
          phone: null,
          staffNumber: null,
          passwordHash: '',
          roles: ['trainee'],
          at: new Date(0),
          ...more,
        }),
      ),
  };
}
