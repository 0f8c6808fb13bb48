/**
 * A library of many passages: how long it takes to open, to find something, to take a document in, and how much memory
 * that needs. Beside it plain FTS5, not encrypted, with the same passages.
 * Usage: node bench/library.ts LARGE SMALL, two folders that bench/fill-library.ts made, of 100,000 and 10,000 passages.
 * They are copied, and stay as they are. Prints medians and 95th percentiles in ms.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { library } from '#features/library/contract.ts';
import { signedInAdmin } from '../evals/signed-in-admin.ts';
import { createLibraryMaker, passagesInText } from './make-library.ts';
import { median, percentile, say, timed } from './measure.ts';
import { startQuietApp } from './start-quiet-app.ts';

const [large = '', small = ''] = process.argv.slice(2);
if (large === '' || small === '') throw new Error('Name two folders: node bench/library.ts LARGE SMALL');
const [questions, documents, warmUp] = [500, 60, 50];
const work = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
const both = (all: readonly number[]): string =>
  `p50 ${median(all).toFixed(1)}, p95 ${percentile(all, 0.95).toFixed(1)} ms`;

/** Opens a copy of a filled folder, and answers how long searching and adding to it takes. */
async function measure(folder: string, name: string) {
  const copy = join(work, name);
  cpSync(folder, copy, { recursive: true });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { app, end } = await startQuietApp({}, copy);
  const opened = performance.now() - began;
  const call = await signedInAdmin(app);
  const need = async (op: string, input: object): Promise<unknown> => {
    const reply = await call(op, input);
    if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
    return reply.data;
  };
  const signedIn = performance.now();
  await need('library.search', { text: 'anything', limit: 1 });
  const firstFound = performance.now() - signedIn;
  globalThis.gc?.();
  const memory = process.memoryUsage().rss - before;
  const { passages } = library.index.output.parse(await need('library.index', {}));
  say(
    `${passages} passages: open ${opened.toFixed(0)} ms, sign in, then ${firstFound.toFixed(0)} ms until the first search is answered; ${megabytes(memory)} MB more than before`,
  );

  const maker = createLibraryMaker();
  const asked = Array.from({ length: warmUp + questions }, maker.question);
  const searches: number[] = [];
  for (const text of asked) searches.push(await timed(() => need('library.search', { text, limit: 20 })));
  const found = searches.slice(warmUp);
  say(`  search: ${both(found)}`);

  const delay = monitorEventLoopDelay({ resolution: 1 });
  const adds: number[] = [];
  delay.enable();
  for (let at = 0; at < documents; at += 1) {
    const { title, text } = maker.document(1_000_000 + at);
    const content = new TextEncoder().encode(text);
    const file = { categoryId: 'general-sales', title, fileName: 'text.txt', content };
    adds.push(await timed(() => need('library.import', file)));
  }
  delay.disable();
  say(
    `  one more document of ${passagesInText} passages: ${both(adds)}; event loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
  );
  await end();
  return { asked, found, adds };
}

const tenth = await measure(small, 'small');
const whole = await measure(large, 'large');
say(
  `search grows ${(median(whole.found) / median(tenth.found)).toFixed(1)} times from the small to the large one`,
);

const maker = createLibraryMaker();
const plain = new Database(join(work, 'plain.db'));
plain.pragma('journal_mode = WAL');
plain.exec("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'porter unicode61')");
const insert = plain.prepare('INSERT INTO passages (text) VALUES (?)');
plain.transaction(() => {
  for (let number = 0; number < 100_000 / passagesInText; number += 1) {
    for (const passage of maker.document(number).text.split('\n\n')) insert.run(passage);
  }
})();
const match = plain.prepare(
  "SELECT rowid, snippet(passages, 0, '[', ']', '…', 40) FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 20",
);
const plainly: number[] = [];
for (const text of whole.asked) {
  plainly.push(await timed(() => match.all(text.split(' ').join(' OR '))));
}
say(`plain FTS5 with any of the words: ${both(plainly.slice(warmUp))}`);
plain.close();
rmSync(work, { recursive: true, force: true });

const loads = Array.from({ length: 5 }, () =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        "const began = performance.now(); await import('#features/library/main/retrieval/retrieval.ts'); console.log(performance.now() - began)",
      ],
      { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' },
    ),
  ),
);
say(`loading the modules of retrieval, from their sources: ${median(loads).toFixed(0)} ms`);
