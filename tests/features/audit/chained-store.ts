import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { auditCustody } from '#main/kernel/audit/custody.ts';
import { appendAudit, type AuditEntry } from '#main/kernel/audit/store.ts';
import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import type { Verification } from '#main/kernel/audit/verify-chain.ts';
import { inspectStore } from '#main/platform/db/inspect-store.ts';
import type { StorePorts } from '#main/platform/db/open-store.ts';
import type { Store } from '#main/platform/db/store.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { opened, storePorts, type TestStorePorts } from '#tests/store/store-ports.ts';
import { changeStore } from '#tests/support/read-store.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';

const shipped = join(import.meta.dirname, '../../../migrations');

export type Sql = (sql: string, ...params: readonly (string | number)[]) => void;

const entryOf = (n: number): AuditEntry => ({
  at: new Date(Date.UTC(2026, 10, 20, 9, n)),
  action: n % 2 === 0 ? 'session.signedIn' : 'report.viewed',
  actorId: `actor-${n % 3}`,
  subjectId: n % 2 === 0 ? `actor-${n % 3}` : `report-${n}`,
  subjectType: n % 2 === 0 ? 'account' : 'report',
  outcome: 'done',
  details: { n },
  names: { actor: `Person ${n}` },
});

/** Appends the rows `first` to `last` in one commit. */
export const append = (store: Store, first: number, last = first): void =>
  store.transact((db) => {
    for (let n = first; n <= last; n += 1)
      appendAudit(db, { key: store.keys.audit, random: systemRandom }, entryOf(n));
  });

/** Erases the names beside the rows of these, as when people are deleted. */
export async function erase(ports: TestStorePorts, gone: readonly string[]): Promise<void> {
  const { store } = await opened(ports);
  store.transact((db) => auditCustody.erase(db, gone[0] ?? '', gone, store.keys.audit));
  await store.close();
}

/** A closed store with this many audit rows, one commit for each. */
export async function chainedStore<More extends Partial<StorePorts> = object>(
  rows: number,
  more?: More,
): Promise<TestStorePorts & More> {
  const ports = { ...storePorts({ migrationsDir: shipped }), ...more } as TestStorePorts & More;
  const { store } = await opened(ports);
  for (let n = 1; n <= rows; n += 1) append(store, n);
  await store.close();
  return ports;
}

/** Changes a closed store as somebody does who has its key: with what guards the rows taken away. */
export const tamperWith = (ports: StorePorts, change: (sql: Sql) => void): Promise<void> =>
  changeStore(ports, (sql) => {
    for (const { name } of triggers) sql(`DROP TRIGGER IF EXISTS ${name}`);
    change(sql);
  });
const triggers = [
  { name: 'audit_keeps_its_rows' },
  { name: 'audit_keeps_its_words' },
  { name: 'audit_only_grows' },
  { name: 'audit_names_keep_their_words' },
  { name: 'audit_names_come_with_their_row' },
  { name: 'audit_erasures_keep_their_words' },
  { name: 'audit_erasures_stay' },
];

/** What a look at a closed store finds in its audit chain. */
export async function verified(ports: TestStorePorts): Promise<Verification> {
  const store = await inspectStore(ports);
  if (store.state !== 'ok') throw new Error(`The store answered ${store.state}: ${store.reason}`);
  try {
    return await verifyStored(store.read, store.auditKey, store.outside, ports.clock);
  } finally {
    store.close();
  }
}

/** The files of a closed store, to be put back later: the database alone, or all of its folder. */
export function keepFiles(ports: TestStorePorts) {
  const kept = join(storeFolder(), 'kept');
  cpSync(ports.dataDir, kept, { recursive: true });
  return {
    putBackDatabase: () => {
      rmSync(join(ports.dataDir, 'store.db-wal'), { force: true });
      cpSync(join(kept, 'store.db'), join(ports.dataDir, 'store.db'));
    },
    putBackAll: () => {
      rmSync(ports.dataDir, { recursive: true });
      cpSync(kept, ports.dataDir, { recursive: true });
    },
  };
}
