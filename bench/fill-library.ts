/**
 * Makes a library of many passages by importing texts as a person would, for the benchmarks that need one.
 * Usage: node bench/fill-library.ts FOLDER [passages, 100,000 unless said]
 * Goes on where it was broken off. It takes about 4 ms a passage, and as long again to learn what words mean.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { library } from '#features/library/contract.ts';
import { signedInAdmin } from '../evals/signed-in-admin.ts';
import { createLibraryMaker, passagesInText } from './make-library.ts';
import { startQuietApp } from './start-quiet-app.ts';

const [folder = '', wanted = '100000'] = process.argv.slice(2);
if (folder === '') throw new Error('Say in which folder: node bench/fill-library.ts FOLDER [passages]');
const texts = Math.ceil(Number(wanted) / passagesInText);
const { app, end } = await startQuietApp({}, folder);
const call = await signedInAdmin(app);
const maker = createLibraryMaker();
for (let number = 0; number < texts; number += 1) {
  const { title, text } = maker.document(number);
  const content = new TextEncoder().encode(text);
  const file = { categoryId: 'general-sales', title, fileName: `${number}.txt`, content };
  const reply = await call('library.import', file);
  if (!reply.ok && reply.error.code !== 'ALREADY_IMPORTED') throw new Error(JSON.stringify(reply.error));
  if (number % 100 === 0) process.stdout.write(`${number} of ${texts} texts\n`);
}
for (;;) {
  const reply = await call('library.index', {});
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  const state = library.index.output.parse(reply.data);
  if (!state.isLearning) {
    process.stdout.write(`${JSON.stringify(state)}\n`);
    break;
  }
  await wait(500);
}
await end();
