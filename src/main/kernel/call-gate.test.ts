import { expect, test } from 'vitest';
import { createCallGate } from './call-gate.ts';

test('what is under way ends first, and what comes meanwhile begins after it', async () => {
  const gate = createCallGate();
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = Promise.withResolvers<void>();
  const before = gate.through(async () => {
    await first.promise;
    told.push('the call before');
  });
  const shut = gate.shutFor(async () => {
    told.push('the work begins');
    await work.promise;
    told.push('the work ends');
  });
  const after = gate.through(async () => void told.push('the call after'));
  const next = gate.shutFor(async () => void told.push('the next work'));
  await Promise.resolve();
  expect(told).toEqual([]);
  first.resolve();
  await before;
  work.resolve();
  await Promise.all([shut, after, next]);
  expect(told.slice(0, 3)).toEqual(['the call before', 'the work begins', 'the work ends']);
  expect(told.slice(3).toSorted()).toEqual(['the call after', 'the next work']);
});

test('a call or a work that fails holds nobody back', async () => {
  const gate = createCallGate();
  const failing = async (): Promise<never> => {
    throw new Error('no');
  };
  const call = gate.through(failing);
  const work = gate.shutFor(failing);
  await expect(call).rejects.toThrow('no');
  await expect(work).rejects.toThrow('no');
  expect(await gate.through(async () => 'yes')).toBe('yes');
});
