/**
 * How long a commit takes beside one of a bare database that is not encrypted, and how long a large store takes to open,
 * to open after a crash, and to be backed up while the main thread goes on. What encryption alone costs: bench/cipher.ts.
 * Usage: node bench/store.ts [size of the store in MB, 200 unless said] [rounds, 7 unless said]
 * Prints medians in ms. Cold: the pages that the OS holds of the file are let go of first, which needs the
 * right to write to /proc/sys/vm/drop_caches; where that is missing it says so.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { openStore, type StorePorts } from '#main/platform/db/open-store.ts';
import type { Store } from '#main/platform/db/store.ts';
import { headlessPorts } from '#main/hosts/headless/ports.ts';
import { dropCaches } from './drop-caches.ts';

const megabytes = Number(process.argv[2] ?? 200);
const rounds = Number(process.argv[3] ?? 7);
const rowBytes = 1000;
const rowsEach = 1000;
const folder = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const text = (n: number): string =>
  `row ${n} `.repeat(Math.ceil(rowBytes / `row ${n} `.length)).slice(0, rowBytes);

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const time = <T>(work: () => T): { ms: number; value: T } => {
  const began = performance.now();
  const value = work();
  return { ms: performance.now() - began, value };
};

let isCold = true;

/** The log is not what is measured. */
const portsOf = (dataDir: string): StorePorts => ({
  ...headlessPorts({ dataDir, keyFile: join(folder, 'key'), mayCreateKey: true, startAt: undefined }),
  log: { info: () => {}, warn: () => {}, error: () => {} },
});
async function open(dataDir: string): Promise<Store> {
  const opened = await openStore(portsOf(dataDir));
  if (opened.state !== 'ok') throw new Error(`The store answered ${opened.state}: ${opened.reason}`);
  return opened.store;
}

const table = 'CREATE TABLE bench_rows (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT';
const dataDir = join(folder, 'data');
const plainFile = join(folder, 'plain.db');
const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'cache_size = -65536',
  'wal_autocheckpoint = 250',
];

const plain = new Database(plainFile);
for (const setting of settings) plain.pragma(setting);
plain.exec(table);
const insertPlain = plain.prepare('INSERT INTO bench_rows (words) VALUES (?)');
const store = await open(dataDir);
store.transact((db) => db.run(sql.raw(table)));
for (let n = 0; n * rowsEach * rowBytes < megabytes * 2 ** 20; n++) {
  store.transact((db) => {
    for (let row = 0; row < rowsEach; row++)
      db.run(sql`INSERT INTO bench_rows (words) VALUES (${text(n + row)})`);
  });
  plain.transaction(() => {
    for (let row = 0; row < rowsEach; row++) insertPlain.run(text(n + row));
  })();
}

/** One commit of one row, the smallest thing that anybody does. */
const inserts = { plain: [] as number[], ours: [] as number[] };
for (let n = 0; n < 40 * rounds; n++) {
  inserts.plain.push(time(() => insertPlain.run(text(n))).ms);
  inserts.ours.push(
    time(() => store.transact((db) => db.run(sql`INSERT INTO bench_rows (words) VALUES (${text(n)})`))).ms,
  );
}
say(
  `one row committed: unencrypted ${median(inserts.plain).toFixed(2)}, ours ${median(inserts.ours).toFixed(2)} ms, ratio ${(median(inserts.ours) / median(inserts.plain)).toFixed(2)} (with the commit head's own wait for the disk)`,
);

/** A backup while the main thread is asked every few milliseconds. */
const backups: number[] = [];
const delays: number[] = [];
for (let round = 0; round < Math.min(3, rounds); round++) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  await store.backups.make('by_hand');
  backups.push(performance.now() - began);
  delay.disable();
  delays.push(delay.percentile(99) / 1e6);
}
say(
  `verified backup of ${megabytes} MB: ${median(backups).toFixed(0)} ms; event loop p99 ${median(delays).toFixed(1)} ms (5 of it the sampling)`,
);

/** As after a kill: the files of an open store, with what is in its log. */
store.transact((db) => db.run(sql`INSERT INTO bench_rows (words) VALUES ('last')`));
const crashed = join(folder, 'crashed');
cpSync(dataDir, crashed, { recursive: true, filter: (path) => !path.includes('backups') });
await store.close();
plain.close();

const opens: number[] = [];
for (let round = 0; round < rounds; round++) {
  isCold = dropCaches() && isCold;
  const began = performance.now();
  const again = await open(dataDir);
  opens.push(performance.now() - began);
  await again.close();
}
say(
  `${isCold ? 'cold' : 'warm (the OS let go of nothing)'} open of ${(statSync(join(dataDir, 'store.db')).size / 2 ** 20).toFixed(0)} MB: ${median(opens).toFixed(0)} ms`,
);

const afterCrash: number[] = [];
for (let round = 0; round < Math.min(3, rounds); round++) {
  const copy = join(folder, `crash-${round}`);
  cpSync(crashed, copy, { recursive: true });
  dropCaches();
  const began = performance.now();
  const opened = await openStore(portsOf(copy));
  afterCrash.push(performance.now() - began);
  if (opened.state !== 'ok') throw new Error(`After the crash: ${opened.state}, ${opened.reason}`);
  await opened.store.close();
  rmSync(copy, { recursive: true });
}
say(`open after a crash: ${median(afterCrash).toFixed(0)} ms`);
say(`files: ${readdirSync(dataDir).join(' ')}`);
rmSync(folder, { recursive: true });
process.exit(0);
