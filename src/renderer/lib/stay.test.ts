import { expect, test } from 'vitest';
import { OperationError } from '#contract/errors.ts';
import { endStay, withinStay } from './stay.ts';

const end = (work: Promise<string>): Promise<unknown> =>
  work.catch((error: unknown) => (error as OperationError).code);
const late = new OperationError({ code: 'CONFLICT' });

test('whoever is still there is told how something ended', async () => {
  expect(await end(withinStay(async (word: string) => `${word}!`)('done'))).toBe('done!');
  expect(await end(withinStay(() => Promise.reject(late))())).toBe('CONFLICT');
});

test('of what ends after they have gone, well or badly, nobody is told more than that it is over', async () => {
  for (const work of [() => Promise.resolve('done'), () => Promise.reject(late)]) {
    const told = end(withinStay(work)());
    endStay();
    expect(await told).toBe('CANCELLED');
  }
});
