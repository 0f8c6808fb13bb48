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

test('there are 30 and 20 more over the rest of the pack, and no question is asked twice', () => {
  const more = ['pack-answerable', 'pack-unanswerable'].map((name) => questions(name));
  expect(more.map(({ length }) => length)).toEqual([30, 20]);
  const names = ['sales-answerable', 'sales-unanswerable', 'cranfield-answerable', 'cranfield-unanswerable'];
  const all = [...more.flat(), ...names.flatMap((name) => questions(name))];
  expect(new Set(all.map(({ id }) => id)).size).toBe(150);
  expect(new Set(all.map(({ text }) => text.toLowerCase())).size).toBe(150);
});

const answered = () =>
  ['sales-answerable', 'pack-answerable', 'later-sales-answerable'].flatMap((name) =>
    questions<Answered>(name),
  );
const unanswered = () =>
  ['sales-unanswerable', 'pack-unanswerable', 'later-sales-unanswerable'].flatMap((name) =>
    questions<Unanswered>(name),
  );

test('each sentence that is said to answer a question stands in its document, word for word', () => {
  const missing = answered().filter(
    ({ document, sentence }) => material.get(document)?.includes(sentence) !== true,
  );
  expect(missing).toEqual([]);
});

test('no sentence of the material holds what an unanswerable question asks for', () => {
  const found = unanswered().flatMap(({ id, searched }) =>
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
  const named = unanswered().map(({ nearest }) => nearest);
  expect(named.filter((file) => !material.has(file))).toEqual([]);
});
