import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

type Question = { readonly id: string; readonly text: string };
type Answered = Question & { readonly document: string; readonly sentence: string };
type Unanswered = Question & { readonly nearest: string; readonly searched: readonly string[] };

const questions = <T extends Question>(name: string): T[] =>
  readFileSync(`${root}evals/questions/${name}.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const material = new Map(
  globSync('resources/{samples,packs/*}/*.{md,txt}', { cwd: root }).map((path) => [
    basename(path),
    readFileSync(root + path, 'utf8'),
  ]),
);
const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+|\n+/);

test('there are 60 questions that the material answers and 40 that it does not, each asked once', () => {
  const answered = ['sales-answerable', 'cranfield-answerable'].flatMap((name) => questions(name));
  const unanswered = ['sales-unanswerable', 'cranfield-unanswerable'].flatMap((name) => questions(name));
  expect([answered.length, unanswered.length]).toEqual([60, 40]);
  const all = [...answered, ...unanswered];
  expect(new Set(all.map(({ id }) => id)).size).toBe(100);
  expect(new Set(all.map(({ text }) => text.toLowerCase())).size).toBe(100);
});

test('each sentence that is said to answer a question stands in its document, word for word', () => {
  const missing = questions<Answered>('sales-answerable').filter(
    ({ document, sentence }) => material.get(document)?.includes(sentence) !== true,
  );
  expect(missing).toEqual([]);
});

test('no sentence of the material holds what an unanswerable question asks for', () => {
  const found = questions<Unanswered>('sales-unanswerable').flatMap(({ id, searched }) =>
    searched.flatMap((pattern) =>
      [...material.entries()].flatMap(([file, text]) =>
        sentencesOf(text)
          .filter((sentence) => new RegExp(pattern, 'i').test(sentence))
          .map((sentence) => `${id} ${pattern} ${file}: ${sentence}`),
      ),
    ),
  );
  expect(found).toEqual([]);
});

test('the nearest document of an unanswerable question is there', () => {
  const named = questions<Unanswered>('sales-unanswerable').map(({ nearest }) => nearest);
  expect(named.filter((file) => !material.has(file))).toEqual([]);
});
