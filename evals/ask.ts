/**
 * How well questions are answered: `--dir D`, where D holds `docs.jsonl` `{"id","title"?,"text"}`, and `--questions F`,
 * once for each file of questions `{"id","text"}` a line. Where a line names the `documents` or the `document` that answer,
 * the question is answerable, and `sentence` is what a quote has to overlap; where it names none, it is not. Each document
 * is imported by `library.import`, each question is a `library.ask`, on a fresh encrypted store. Prints one JSON object.
 * `--report F` writes what became of each question, one a line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Reply } from '#contract/errors.ts';
import { library } from '#features/library/contract.ts';
import { startQuietApp } from '../bench/start-quiet-app.ts';
import { signedInAdmin } from './signed-in-admin.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    questions: { type: 'string', multiple: true },
    report: { type: 'string' },
  },
});
const dir = z.string({ error: 'Say where the collection lies: --dir D.' }).parse(values.dir);
const files = z
  .array(z.string(), { error: 'Name a file of questions: --questions F.' })
  .parse(values.questions);

const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
const Doc = z.object({ id: z.string(), title: z.string().optional(), text: z.string() });
const Question = z.object({
  id: z.string(),
  text: z.string(),
  document: z.string().optional(),
  documents: z.array(z.string()).optional(),
  sentence: z.string().optional(),
});
const docs = linesOf(join(dir, 'docs.jsonl'))
  .map((line) => Doc.parse(line))
  .filter(({ text }) => text.trim() !== '');
const questions = files.flatMap((file) => linesOf(file).map((line) => Question.parse(line)));

const { app, end } = await startQuietApp();
const call = await signedInAdmin(app);
const dataOf = (reply: Reply): unknown => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data;
};

const idOf = new Map<string, string>();
/** The same text twice is two documents: the second ends in one more line. */
async function importDoc({ id, title, text }: z.output<typeof Doc>): Promise<void> {
  for (let ending = ''; ; ending += '\n') {
    const reply = await call('library.import', {
      categoryId: 'general-sales',
      title: title ?? `Document ${id}`,
      fileName: /\.(?:md|txt)$/.test(id) ? id : 'document.txt',
      content: new TextEncoder().encode(text + ending),
    });
    if (!reply.ok && reply.error.code === 'ALREADY_IMPORTED') continue;
    idOf.set(library.import.output.parse(dataOf(reply)).id, id);
    return;
  }
}
for (const doc of docs) await importDoc(doc);
for (;;) {
  const state = library.index.output.parse(dataOf(await call('library.index', {})));
  if (!state.isLearning) break;
  await wait(250);
}

type Quote = {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};
const textOf = async (documentId: string): Promise<string> =>
  library.document.output.parse(dataOf(await call('library.document', { documentId }))).text;

/** Whether a quote lies in a document that answers, and on the sentence that does. */
function isRight(
  { document, documents, sentence }: z.output<typeof Question>,
  quote: Quote,
  text: string,
): boolean {
  const named = documents ?? (document === undefined ? [] : [document]);
  if (!named.includes(idOf.get(quote.documentId) ?? '')) return false;
  if (sentence === undefined) return true;
  const at = text.indexOf(sentence);
  return at !== -1 && quote.start < at + sentence.length && quote.end > at;
}

const counts = {
  answerable: 0,
  wronglyRefused: 0,
  right: 0,
  firstRight: 0,
  unanswerable: 0,
  refused: 0,
  quotes: 0,
  unverifiedQuotes: 0,
};
const took: number[] = [];
const report: string[] = [];
for (const question of questions) {
  const asked = performance.now();
  const reply = await call('library.ask', { text: question.text });
  took.push(performance.now() - asked);
  const answer = library.ask.output.parse(dataOf(reply));
  const quotes = answer.kind === 'answered' ? answer.quotes : [];
  const rights: boolean[] = [];
  for (const quote of quotes) {
    const text = await textOf(quote.documentId);
    counts.quotes += 1;
    if (text.slice(quote.start, quote.end) !== quote.text) counts.unverifiedQuotes += 1;
    rights.push(isRight(question, quote, text));
  }
  const isAnswerable = question.document !== undefined || question.documents !== undefined;
  if (isAnswerable) {
    counts.answerable += 1;
    if (quotes.length === 0) counts.wronglyRefused += 1;
    if (rights.includes(true)) counts.right += 1;
    if (rights[0] === true) counts.firstRight += 1;
  } else {
    counts.unanswerable += 1;
    if (quotes.length === 0) counts.refused += 1;
  }
  report.push(
    JSON.stringify({
      id: question.id,
      text: question.text,
      isAnswerable,
      rights,
      quotes: quotes.map(({ text }) => text),
    }),
  );
}
await end();
if (values.report !== undefined) writeFileSync(values.report, report.map((line) => `${line}\n`).join(''));

const sorted = took.toSorted((one, other) => one - other);
const percentile = (share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2));
process.stdout.write(`${JSON.stringify({ ...counts, p50Ms: percentile(0.5), p95Ms: percentile(0.95) })}\n`);
