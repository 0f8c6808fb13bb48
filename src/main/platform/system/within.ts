import type { Clock } from '../ports.ts';

/** What some work comes to, or `late` when it takes longer than that: it then goes on, and nobody waits for it any more. */
export async function within<T>(
  { every }: Pick<Clock, 'every'>,
  ms: number,
  work: Promise<T>,
): Promise<T | 'late'> {
  const { promise: tired, resolve } = Promise.withResolvers<'late'>();
  const stop = every(ms, () => resolve('late'));
  return Promise.race([work, tired]).finally(stop);
}

export type Within = typeof within;
