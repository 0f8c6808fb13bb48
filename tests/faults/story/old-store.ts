import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { appendAudit } from '#main/kernel/audit/store.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { keyFileOf, portsOf } from '../checks/invariants.ts';
import type { KnownStore } from '../recording/record-host.ts';
import { marker } from './core-write.ts';

/** The newest migration of a store that was left alone for a while: many come after it, some of which rebuild tables. */
const lastMigration = 15;

/** A store of an earlier version with one person in it, closed: what the program meets after an update. */
export async function makeOldStore(folder: string, scratch: string): Promise<KnownStore> {
  const ports = portsOf(folder);
  const migrationsDir = join(scratch, 'migrations');
  mkdirSync(migrationsDir, { recursive: true });
  for (const file of readdirSync(ports.migrationsDir)) {
    if (Number(file.slice(0, 4)) <= lastMigration)
      cpSync(join(ports.migrationsDir, file), join(migrationsDir, file));
  }
  mkdirSync(dirname(keyFileOf(folder)), { recursive: true });
  const opened = await openStore({ ...ports, migrationsDir });
  if (opened.state !== 'ok') throw new Error(`${opened.state}: ${opened.reason}`);
  const { store } = opened;
  const code = await store.prepareRecoveryCode();
  store.transact((db) => {
    code.putInForce(db);
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', ${`Dana ${marker}`}, 'v1$x', '2026-03-01T09:00:00.000Z')`);
    db.run(sql`INSERT INTO account_roles (account_id, role) VALUES ('a', 'admin')`);
    appendAudit(
      db,
      { key: store.keys.audit, random: systemRandom },
      {
        at: new Date('2026-03-01T09:00:00.000Z'),
        action: 'account.created',
        actorId: 'a',
        subjectId: 'a',
        subjectType: 'account',
        outcome: 'done',
        details: {},
        names: { subject: `Dana ${marker}` },
      },
    );
  });
  await code.settle();
  await store.close();
  return { folder, effects: new Set(['person dana']) };
}
