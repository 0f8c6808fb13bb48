/**
 * A text of 10 MB from import to searchable, beside the bare insertion of the same passages into an FTS5 table that is not
 * encrypted, in one transaction. Usage: node bench/import.ts [rounds, 5 unless said]
 * Prints medians in ms of both, their ratio, how much of ours the main thread worked, and the delay of its event loop.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { threadCpuUsage } from 'node:process';
// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { maxTextBytes } from '#features/library/contract/shapes.ts';
import { cutPassages } from '#features/library/main/cut.ts';
import { signedInAdmin } from '../evals/signed-in-admin.ts';
import { createLibraryMaker } from './make-library.ts';
import { median, say, timed } from './measure.ts';
import { startQuietApp } from './start-quiet-app.ts';

const rounds = Number(process.argv[2] ?? 5);
const maker = createLibraryMaker();
let texts = 0;
/** Another text each time. */
function nextText(): string {
  const pieces: string[] = [];
  for (let length = 0; length < maxTextBytes; texts += 1) {
    const { text } = maker.document(texts);
    pieces.push(text);
    length += text.length + 2;
  }
  return pieces.join('\n\n').slice(0, maxTextBytes);
}

const work = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const { app, end } = await startQuietApp();
const call = await signedInAdmin(app);
const need = async (op: string, input: object): Promise<Record<string, unknown>> => {
  const reply = await call(op, input);
  if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
  return reply.data as Record<string, unknown>;
};

/** A word that only this text has, so that finding it proves that the text is searchable. */
const marker = (round: number): string => `zzfound${'abcdefghij'.charAt(round % 10)}${round}`;
const ours: number[] = [];
const bare: number[] = [];
const worked: number[] = [];
const delay = monitorEventLoopDelay({ resolution: 1 });
const cpuMs = (): number => {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
};
for (let round = 0; round < rounds; round += 1) {
  const text = `${nextText().slice(0, -40)}\n\n${marker(round)}.`;
  const content = new TextEncoder().encode(text);
  const before = cpuMs();
  delay.enable();
  ours.push(
    await timed(async () => {
      await need('library.import', {
        categoryId: 'general-sales',
        title: `Text ${round}`,
        fileName: 'text.txt',
        content,
      });
      const { hits } = await need('library.search', { text: marker(round), limit: 1 });
      if (!Array.isArray(hits) || hits.length !== 1) throw new Error('The text is not found.');
    }),
  );
  delay.disable();
  worked.push(cpuMs() - before);

  const passages = cutPassages(text, 'txt').map((cut) => text.slice(cut.start, cut.end));
  const plain = new Database(join(work, `${round}.db`));
  plain.pragma('journal_mode = WAL');
  plain.exec("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'porter unicode61')");
  const insert = plain.prepare('INSERT INTO passages (text) VALUES (?)');
  bare.push(
    await timed(() => {
      plain.transaction(() => {
        for (const passage of passages) insert.run(passage);
      })();
    }),
  );
  plain.close();
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
await end();
rmSync(work, { recursive: true, force: true });
say(
  `10 MB: ${median(ours).toFixed(0)} ms until it is found, of which the main thread worked ${median(worked).toFixed(0)} ms; event loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
);
say(`bare FTS5: ${median(bare).toFixed(0)} ms; ratio of medians ${(median(ours) / median(bare)).toFixed(1)}`);
