import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Stage, stages } from './stage-of.ts';

export type Reached = {
  readonly path: string;
  readonly reached: Readonly<Record<Stage, number>>;
  /** Bytes, before the first input. */
  readonly heapBefore: number;
};

/** After a collection, which V8 offers under a flag that workers can only set themselves. */
const heapBytes = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

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
    /** Zero where nobody asked for a report. */
    heapBytes: () => (file === undefined ? 0 : heapBytes()),
    /** Tells what came of an operation, where somebody asked for it. */
    report: ({ path, reached, heapBefore }: Reached): void => {
      if (file === undefined) return;
      const grownBytes = heapBytes() - heapBefore;
      const line = { path, stages: stages.map((stage) => reached[stage]), grownBytes };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
  };
}
