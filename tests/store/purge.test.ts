import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { foldEveryMs } from '#main/platform/db/fold-log.ts';
import type { Store } from '#main/platform/db/store.ts';
import { connect, readPages } from '#tests/support/read-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { decayFreePage } from './decay.ts';
import { notes, notesMigrations } from './notes-store.ts';
import { opened, storePorts, type TestStorePorts } from './store-ports.ts';

const indexed = 'CREATE INDEX notes_by_words ON notes (words);';
const portsWithIndex = (): TestStorePorts =>
  storePorts({ migrationsDir: notesMigrations(temporaryFolder(), indexed) });

const many = 4000;
const markerOf = (n: number): string => `person-${String(n).padStart(5, '0')}`;

/** Notes whose words come in no order, so that the pages of their index are split again and again. */
function fill(store: Store): void {
  store.transact((db) => {
    for (let n = 0; n < many; n += 1) {
      const scattered = ((n * 7919) % 10_007).toString(36).padStart(4, '0');
      db.insert(notes)
        .values({ n, words: `${scattered} ${markerOf(n)} ${'.'.repeat(n % 40)}` })
        .run();
    }
  });
}

const deleted = Array.from({ length: Math.floor(many / 5) }, (_, index) => index * 5);
const deleteSome = (store: Store, owePurge: boolean): void =>
  store.transact((db) => {
    db.run(sql`DELETE FROM notes WHERE n % 5 = 0`);
    if (owePurge) store.purge.owe(db);
  });

/** Which of the deleted notes can still be read in the files. */
async function leftOver(ports: TestStorePorts): Promise<string[]> {
  const pages = await readPages(ports);
  return deleted.map(markerOf).filter((marker) => pages.some(({ bytes }) => bytes.includes(marker)));
}

test('secure_delete alone leaves deleted words behind, in pages that were split; a purge leaves none', async () => {
  const ports = portsWithIndex();
  const { store } = await opened(ports);
  fill(store);
  deleteSome(store, true);
  ports.pass(foldEveryMs);
  expect((await leftOver(ports)).length).toBeGreaterThan(0);

  expect(store.purge.settle()).toBe(true);
  expect(await leftOver(ports)).toEqual([]);
  expect(store.read.get(sql`SELECT count(*) AS n FROM notes`)).toEqual({ n: many - deleted.length });
});

test('a purge that a crash prevented is made up for at the next opening', async () => {
  const ports = portsWithIndex();
  const first = await opened(ports);
  fill(first.store);
  deleteSome(first.store, true);
  await first.store.close();
  const { store } = await opened(ports);
  expect(await leftOver(ports)).toEqual([]);
  expect(store.read.all(sql`SELECT * FROM owed_purge`)).toEqual([]);
});

test('a purge that cannot empty the log says so, is logged, and is tried again later', async () => {
  const ports = portsWithIndex();
  const { store } = await opened(ports);
  fill(store);
  deleteSome(store, true);
  const reader = await connect(ports, 'read');
  onTestFinished(() => reader.close());
  reader.exec('BEGIN');
  reader.rows('SELECT * FROM notes LIMIT 1');
  expect(store.purge.settle()).toBe(false);
  expect(ports.lines.map(({ event }) => event)).toContain('store.purge_owed');
  expect((await leftOver(ports)).length).toBeGreaterThan(0);

  reader.exec('COMMIT');
  ports.pass(600_000);
  expect(await leftOver(ports)).toEqual([]);
});

test('a purge is not held up by a free page that has decayed: it is written anew', async () => {
  const ports = portsWithIndex();
  const first = await opened(ports);
  fill(first.store);
  first.store.transact((db) => void db.run(sql`DELETE FROM notes WHERE n < 1000`));
  await first.store.close();
  await decayFreePage(ports);
  const { store } = await opened(ports);
  deleteSome(store, true);
  expect(store.purge.settle()).toBe(true);
  expect(ports.lines.map(({ event }) => event)).toContain('store.free_pages_rewritten');
  expect(await leftOver(ports)).toEqual([]);
});

test('where nothing is owed nothing is rewritten', async () => {
  const ports = portsWithIndex();
  const { store } = await opened(ports);
  fill(store);
  deleteSome(store, false);
  const pages = (): number =>
    store.read.get<{ n: number }>(sql`SELECT page_count AS n FROM pragma_page_count`).n;
  const before = pages();
  expect(store.purge.settle()).toBe(true);
  expect(pages()).toBe(before);
});
