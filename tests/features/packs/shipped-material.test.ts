import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPack } from '#features/packs/main/read-pack.ts';
import { ownPublisher } from '#features/packs/main/publishers.ts';

const folder = new URL('../../../resources/packs/retail-and-consultation-sales/', import.meta.url);
const samplesFolder = new URL('../../../resources/samples/', import.meta.url);

type Listed = { readonly file: string; readonly title: string; readonly categoryId: string };
const { documents } = JSON.parse(readFileSync(new URL('pack.json', folder), 'utf8')) as {
  documents: Listed[];
};
const samples = JSON.parse(readFileSync(new URL('samples.json', samplesFolder), 'utf8')) as Listed[];
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
/** The twelve categories of a new store. */
const categories =
  'pre-consultation consultation-series sales-objections after-fixing-objection full-wig-consultation hairline-consultation types-of-patches upselling-cross-selling retail-sales smp-sales sales-follow-up general-sales'.split(
    ' ',
  );

describe('the pack Retail & consultation sales', () => {
  test('has two documents or more for each of the twelve categories, and no other category', () => {
    const count = (id: string): number =>
      documents.filter(({ file, categoryId }) => categoryId === id && file.endsWith('.md')).length;
    expect(categories.filter((id) => count(id) < 2)).toEqual([]);
    expect(documents.filter(({ categoryId }) => !categories.includes(categoryId))).toEqual([]);
  });

  test('lists every text of its folder, each once and under a title of its own', () => {
    const own = documents.map(({ file }) => file).filter((file) => !file.startsWith('../'));
    expect(own.toSorted()).toEqual(
      readdirSync(folder)
        .filter((file) => /\.(md|txt)$/.test(file))
        .toSorted(),
    );
    expect(new Set(documents.map(({ title }) => title)).size).toBe(documents.length);
  });

  test('holds the sample material, under the same titles and in the same categories', () => {
    const shared = documents.filter(({ file }) => file.startsWith('../../samples/'));
    expect(
      shared
        .map(({ file, ...listed }) => ({ file: basename(file), ...listed }))
        .toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    ).toEqual(samples.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  });

  test('has texts of 500 to 1,000 words', () => {
    const odd = documents
      .map(({ file }) => ({ file, words: wordsOf(textOf(file)).length }))
      .filter(({ words }) => words < 500 || words > 1000);
    expect(odd).toEqual([]);
  });

  test('says nothing twice: no two texts share eight words in a row', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const { file } of documents) {
      // The line that heads every transcript is the same on purpose.
      const words = wordsOf(textOf(file).replace(/^Recorded for training .*$/m, ''));
      for (let at = 0; at + 8 <= words.length; at += 1) {
        const run = words.slice(at, at + 8).join(' ');
        const other = seen.get(run);
        if (other !== undefined && other !== file) shared.push(`${other}, ${file}: ${run}`);
        seen.set(run, file);
      }
    }
    expect(shared).toEqual([]);
  });

  test('is in its file what it is in its folder, signed with the key that Drillroom knows', async () => {
    const answer = await readPack(
      readFileSync(new URL('../retail-and-consultation-sales.drillpack', folder)),
    );
    if ('fault' in answer) throw new Error(answer.fault.code);
    const { manifest, publicKey, contentOf } = answer.pack;
    expect(publicKey).toBe(ownPublisher.publicKey);
    const inFile = manifest.documents.map((entry) => ({
      title: entry.title,
      categoryId: entry.categoryId,
      text: new TextDecoder().decode(contentOf(entry)),
    }));
    // Where this differs, `scripts/make-pack.ts` makes the file anew; another text wants another version.
    expect(inFile).toEqual(
      documents.map(({ file, title, categoryId }) => ({
        title,
        categoryId,
        text: textOf(file).replaceAll('\r\n', '\n'),
      })),
    );
  });
});
