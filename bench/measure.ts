export const median = (all: readonly number[]): number => percentile(all, 0.5);

export const percentile = (all: readonly number[], share: number): number =>
  all.toSorted((one, other) => one - other)[Math.min(all.length - 1, Math.floor(share * all.length))] ?? 0;

/** How long it took, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `two` in ms beside `one`, and how often `one` goes into it. */
export const ratio = (one: readonly number[], two: readonly number[]): string =>
  `${median(one).toFixed(2)} against ${median(two).toFixed(2)} ms, ratio of medians ${(median(two) / median(one)).toFixed(1)}`;
