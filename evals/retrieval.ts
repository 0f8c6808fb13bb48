/**
 * How well search finds what people judged relevant: `--dir D`, where D holds `docs.jsonl` `{"id","title"?,"text"}`,
 * `queries.jsonl` `{"id","text"}` and `qrels.tsv` (query, document, grade; tabs between them). Each line becomes a document
 * of the library by `library.import`, each query is a `library.search`, on a fresh encrypted store. Prints one JSON object,
 * by the conventions of trec_eval: grades above 0 are relevant, 100 documents deep, queries without relevant ones left out.
 * `--queries F` also writes the nDCG@10 of each query, one a line, for a paired comparison.
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
import { measuresOf, type Measures } from './measures-of-ranking.ts';

const depth = 100;
const { values } = parseArgs({ options: { dir: { type: 'string' }, queries: { type: 'string' } } });
const dir = z.string({ error: 'Say where the collection lies: --dir D.' }).parse(values.dir);

const linesOf = (name: string): string[] =>
  readFileSync(join(dir, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
const Doc = z.object({ id: z.string(), title: z.string().optional(), text: z.string() });
const Query = z.object({ id: z.string(), text: z.string() });
const docs = linesOf('docs.jsonl')
  .map((line) => Doc.parse(JSON.parse(line)))
  .filter(({ text }) => text.trim() !== '');
const relevant = new Map<string, Set<string>>();
for (const line of linesOf('qrels.tsv')) {
  const [query = '', doc = '', grade = '0'] = line.split('\t');
  if (Number(grade) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(doc));
}
const queries = linesOf('queries.jsonl')
  .map((line) => Query.parse(JSON.parse(line)))
  .filter(({ id }) => relevant.has(id));

const { app, end } = await startQuietApp();
const call = await signedInAdmin(app);
const dataOf = (reply: Reply): unknown => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data;
};

const titleLength = { least: 3, most: 200 };

/** A title as the product takes one: a line, its first 200 characters; without one, a name that takes no part in ranking. */
function titleOf(id: string, title: string): string {
  const line = title.replaceAll(/\s+/g, ' ').trim().slice(0, titleLength.most);
  const whole = line.replace(/[\uD800-\uDBFF]$/, '').trim();
  return whole.length < titleLength.least ? `Document ${id}` : whole;
}

/** The same text twice is two documents: the second ends in one more line. */
async function importDoc(id: string, { title, text }: z.output<typeof Doc>): Promise<void> {
  for (let ending = ''; ; ending += '\n') {
    const reply = await call('library.import', {
      categoryId: 'general-sales',
      title: titleOf(id, title ?? ''),
      fileName: 'document.txt',
      content: new TextEncoder().encode(text + ending),
    });
    if (!reply.ok && reply.error.code === 'ALREADY_IMPORTED') continue;
    idOf.set(library.import.output.parse(dataOf(reply)).id, id);
    return;
  }
}

const idOf = new Map<string, string>();
const began = performance.now();
for (const doc of docs) await importDoc(doc.id, doc);
for (;;) {
  const state = library.index.output.parse(dataOf(await call('library.index', {})));
  if (!state.isLearning) break;
  await wait(250);
}
const importSeconds = (performance.now() - began) / 1000;

const took: number[] = [];
const measured: { readonly id: string; readonly measures: Measures }[] = [];
for (const { id, text } of queries) {
  const asked = performance.now();
  const reply = await call('library.search', { text: text.slice(0, 2000), limit: depth, perDocument: true });
  took.push(performance.now() - asked);
  const { hits } = library.search.output.parse(dataOf(reply));
  const ranking = hits.map(({ documentId }) => idOf.get(documentId) ?? '');
  measured.push({ id, measures: measuresOf(ranking, relevant.get(id) ?? new Set()) });
}
await end();

const mean = (name: keyof Measures): number =>
  Number((measured.reduce((sum, { measures }) => sum + measures[name], 0) / measured.length).toFixed(4));
const sorted = took.toSorted((one, other) => one - other);
const percentile = (share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2));

if (values.queries !== undefined) {
  writeFileSync(
    values.queries,
    measured.map(({ id, measures: { ndcg10 } }) => `${id}\t${ndcg10}\n`).join(''),
  );
}
process.stdout.write(
  `${JSON.stringify({
    ndcg10: mean('ndcg10'),
    map: mean('map'),
    recall100: mean('recall100'),
    mrr10: mean('mrr10'),
    hit5: mean('hit5'),
    queries: measured.length,
    queryP50Ms: percentile(0.5),
    queryP95Ms: percentile(0.95),
    importSeconds: Number(importSeconds.toFixed(1)),
  })}\n`,
);
