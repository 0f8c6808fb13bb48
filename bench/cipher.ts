/**
 * What encryption costs: the same rows in two files with the store's own settings, one of them without a key.
 * Usage: node bench/cipher.ts [rounds, 9 unless said]
 * Prints medians in ms and the ratio encrypted / plain; both sides take turns in one process. Warm: all pages are in the
 * cache of the connection. Cold: a cache of 16 MB over some 70 MB, so that each page is read and decrypted anew, from what
 * the OS holds of the files; or from the disk, after the OS let go of them.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dropCaches } from './drop-caches.ts';
import { settings } from '#main/platform/db/connection.ts';
import { statementCache } from '#main/platform/db/statement-cache.ts';

const rounds = Number(process.argv[2] ?? 9);
const rows = 400_000;
const folder = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const key = randomBytes(32).toString('hex');

type Side = 'plain' | 'encrypted';
const sides: readonly Side[] = ['plain', 'encrypted'];

function open(side: Side): Database.Database {
  const client = new Database(join(folder, `${side}.db`));
  if (side === 'encrypted') {
    client.pragma("cipher = 'sqlcipher'");
    client.pragma('legacy = 4');
    client.key(Buffer.from(`x'${key}'`));
  }
  for (const [set] of settings('write')) if (set !== null) client.pragma(set);
  return client;
}

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Each side once a round, the first in turn; the round before the first is thrown away. */
function compare(what: string, work: (side: Side, round: number) => void): void {
  const ms: Record<Side, number[]> = { plain: [], encrypted: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const began = performance.now();
      work(side, round);
      if (round > 0) ms[side].push(performance.now() - began);
    }
  }
  const [plain, encrypted] = [median(ms.plain), median(ms.encrypted)];
  process.stdout.write(
    `${what.padEnd(34)} plain ${plain.toFixed(2).padStart(8)}  encrypted ${encrypted.toFixed(2).padStart(8)}  ratio ${(encrypted / plain).toFixed(2)}\n`,
  );
}

const words = (n: number): string => `row ${n} of the benchmark `.padEnd(150, String(n % 10));
const clients = { plain: open('plain'), encrypted: open('encrypted') };
const insert = (side: Side): Database.Statement =>
  clients[side].prepare('INSERT INTO bench_rows (words) VALUES (?)');
for (const side of sides) {
  clients[side].exec('CREATE TABLE bench_rows (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT');
  const one = insert(side);
  clients[side].transaction(() => {
    for (let n = 0; n < rows; n++) one.run(words(n));
  })();
}

/** Rows all over the table in an order that is the same for both sides. */
const scattered = (many: number, round: number): number[] =>
  Array.from({ length: many }, (_, n) => 1 + (((n + round * many) * 7919) % rows));

function readPoints(side: Side, wanted: readonly number[]): void {
  const one = clients[side].prepare('SELECT words FROM bench_rows WHERE n = ?');
  for (const n of wanted) one.get(n);
}
/** As the program reads: through the query builder, which forms a statement each time, on statements that are kept. */
const benchRows = sqliteTable('bench_rows', { n: integer('n').primaryKey(), words: text('words').notNull() });
function readAsTheProgram(side: Side, wanted: readonly number[]): void {
  const client = clients[side];
  const { prepare } = statementCache((sql) => client.prepare(sql));
  const keeping: Database.Database = Object.create(client, { prepare: { value: prepare } });
  const db = drizzle({ client: keeping });
  for (const n of wanted) db.select().from(benchRows).where(eq(benchRows.n, n)).get();
}
const cacheOf = (side: Side, megabytes: number): void =>
  void clients[side].pragma(`cache_size = -${megabytes * 1024}`);

for (const side of sides) cacheOf(side, 16);
compare('2,000 rows by key, cold', (side, round) => readPoints(side, scattered(2000, round)));
compare('20 ranges of 1,000 rows, cold', (side, round) => {
  const range = clients[side].prepare('SELECT words FROM bench_rows WHERE n BETWEEN ? AND ?');
  for (const from of scattered(20, round)) range.all(from, from + 999);
});
compare('2,000 rows by the program, cold', (side, round) => readAsTheProgram(side, scattered(2000, round)));
/** As after the PC was switched on: nothing of the file is in memory. */
compare('500 rows by key, from the disk', (side, round) => {
  clients[side].close();
  if (!dropCaches()) throw new Error('The OS keeps what it holds of the files: this takes root.');
  clients[side] = open(side);
  cacheOf(side, 16);
  readPoints(side, scattered(500, round));
});
for (const side of sides) cacheOf(side, 64);
compare('20,000 rows by key, warm', (side) =>
  readPoints(
    side,
    scattered(20_000, 0).map((n) => 1 + (n % 100_000)),
  ),
);

const commit = (side: Side, commits: number, each: number): void => {
  const one = insert(side);
  for (let n = 0; n < commits; n++) {
    clients[side].transaction(() => {
      for (let row = 0; row < each; row++) one.run(words(row));
    })();
  }
};
compare('50 commits of 1 row', (side) => commit(side, 50, 1));
compare('20 commits of 50 rows', (side) => commit(side, 20, 50));
compare('1 commit of 20,000 rows, folded in', (side) => {
  commit(side, 1, 20_000);
  clients[side].pragma('wal_checkpoint(TRUNCATE)');
});

/** The same commits with a wait for the disk at each of them and without. */
const waits: Record<'FULL' | 'NORMAL', number[]> = { FULL: [], NORMAL: [] };
for (let round = 0; round < rounds; round++) {
  for (const level of ['FULL', 'NORMAL'] as const) {
    clients.encrypted.pragma(`synchronous = ${level}`);
    const began = performance.now();
    commit('encrypted', 50, 1);
    waits[level].push(performance.now() - began);
  }
}
process.stdout.write(
  `50 commits of 1 row, encrypted:     NORMAL ${median(waits.NORMAL).toFixed(2)}  FULL ${median(waits.FULL).toFixed(2)}  ratio ${(median(waits.FULL) / median(waits.NORMAL)).toFixed(2)}\n`,
);
for (const side of sides) clients[side].close();
rmSync(folder, { recursive: true });
