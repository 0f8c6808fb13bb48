/**
 * The fuzz test of `npm test` with more inputs and another seed: every operation, on a branch of its own, in one process.
 * Usage: node bench/fuzz.ts [inputs in all, 1,000,000 unless said] [seed]
 * Prints inputs by the stage that answered them, the rate, the failures, and the operations during which the heap grew
 * most: from before the first input to after the last, each time after a collection.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { operations } from '../tests/contract/operations.ts';
import { stages } from '../tests/contract/fuzz/stage-of.ts';

type Line = { readonly path: string; readonly stages: readonly number[]; readonly grownBytes: number };

const all = Number(process.argv[2] ?? 1_000_000);
const seed = process.argv[3] ?? String(Date.now() % 2 ** 31);
const folder = mkdtempSync(join(tmpdir(), 'drillroom-fuzz-'));
const file = join(folder, 'report.jsonl');
process.env['DRILLROOM_FUZZ_INPUTS'] = String(Math.ceil(all / operations.length));
process.env['DRILLROOM_FUZZ_SEED'] = seed;
process.env['DRILLROOM_FUZZ_REPORT'] = file;

const from = performance.now();
const vitest = await startVitest('test', ['tests/contract/fuzz/fuzz.test.ts'], {
  watch: false,
  reporters: ['default'],
  testTimeout: 0,
  hookTimeout: 0,
});
const seconds = (performance.now() - from) / 1000;
const { state } = vitest;
const failed = state.getTestModules().flatMap(({ children }) => [...children.allTests('failed')]).length;
const uncaught = state.getUnhandledErrors().length;
await vitest.close();

const lines = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);
rmSync(folder, { recursive: true, force: true });

const sumOf = (at: number): number => lines.reduce((sum, line) => sum + (line.stages[at] ?? 0), 0);
const total = stages.reduce((sum, _stage, at) => sum + sumOf(at), 0);
const worst = lines.toSorted((one, other) => other.grownBytes - one.grownBytes).slice(0, 3);
console.log(`seed ${seed}: ${total} inputs to ${lines.length} operations in ${seconds.toFixed(0)} s`);
console.log(`${(total / seconds).toFixed(0)} inputs a second`);
for (const [at, stage] of stages.entries()) {
  console.log(stage.padEnd(10), String(sumOf(at)).padStart(9), `${((100 * sumOf(at)) / total).toFixed(1)} %`);
}
console.log(`failed operations ${failed}, uncaught errors ${uncaught}`);
for (const { path, grownBytes } of worst)
  console.log(`${path}: the heap grew by ${(grownBytes / 2 ** 20).toFixed(1)} MB`);
process.exitCode = failed + uncaught > 0 ? 1 : 0;
