import { appendFileSync } from 'node:fs';
import { type Stage, stages } from './stage-of.ts';

export type Reached = { readonly path: string; readonly reached: Readonly<Record<Stage, number>> };

/** How much is to be tried: a thousand inputs for each operation, unless `bench/fuzz.ts` asks for more. */
export function readFuzzOrder() {
  const {
    DRILLROOM_FUZZ_INPUTS: inputs,
    DRILLROOM_FUZZ_SEED: seed,
    DRILLROOM_FUZZ_REPORT: file,
  } = process.env;
  return {
    inputsEach: Number(inputs ?? 1000),
    seed: Number(seed ?? 20_261_120),
    /** Tells what came of an operation, where somebody asked for it. */
    report: ({ path, reached }: Reached): void => {
      if (file === undefined) return;
      globalThis.gc?.();
      const heapBytes = process.memoryUsage().heapUsed;
      const line = { path, stages: stages.map((stage) => reached[stage]), heapBytes };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
  };
}
