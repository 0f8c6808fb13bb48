import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type LimitName, limits, type NamedLimit } from '#contract/limits.ts';
import { command, query, type Rate } from '#contract/op.ts';
import { implement } from '#main/kernel/implement.ts';
import { invalidInput, PlainRefusal } from '#main/kernel/refusal.ts';
import { startTinyApp } from './tiny-app.ts';

type End = 'done' | 'refused' | 'kept' | 'unfit' | 'wrong' | 'thrown';

/** An operation that ends as it is told, and what becomes of so many calls of it. */
async function codesOf(rate: Rate<unknown>, ends: readonly End[]): Promise<string[]> {
  const op = command({
    about: 'Ends as told.',
    access: 'anyone',
    rate,
    input: z.strictObject({ end: z.enum(['done', 'refused', 'kept', 'unfit', 'wrong', 'thrown']) }),
    output: z.object({}),
    errors: ['NOT_TODAY'],
    audit: { none: 'only a test' },
  });
  const handler = implement.command(op, {
    commit: (_db, { end }, ctx) => {
      if (end === 'thrown') throw new Error('The disk caught fire.');
      if (end === 'kept') return ctx.refuse('NOT_TODAY');
      if (end === 'unfit') throw new PlainRefusal('INVALID_INPUT');
      // What was compared with a secret before it was refused.
      if (end === 'wrong') throw invalidInput([{ path: 'end', issue: 'same', message: 'Not this one.' }]);
      return end === 'refused' ? ctx.fail('NOT_TODAY') : {};
    },
  });
  const tiny = await startTinyApp({ contract: { op }, handlers: { op: handler } });
  const codes: string[] = [];
  for (const end of ends) {
    const reply = await tiny.dispatch('op', { end });
    codes.push(reply.ok ? 'OK' : reply.error.code);
  }
  return codes;
}
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);
const of = (limit: LimitName): NamedLimit => ({ ...limits[limit], max: 2 });

describe('a limit of two', () => {
  test('counts every call, however it ends, unless its operation says otherwise', async () => {
    expect(await codesOf(of('commands'), ['done', 'refused', 'done'])).toEqual([
      'OK',
      'NOT_TODAY',
      'RATE_LIMITED',
    ]);
    expect(await codesOf(of('commands'), ['thrown', 'thrown', 'done'])).toEqual([
      'INTERNAL',
      'INTERNAL',
      'RATE_LIMITED',
    ]);
  });

  test('that counts refusals counts neither what was done nor what did not fit nor what met a fault', async () => {
    const rate: Rate<unknown> = { ...of('commands'), counts: 'refusals' };
    expect(await codesOf(rate, times(3, 'done'))).toEqual(times(3, 'OK'));
    expect(await codesOf(rate, times(3, 'thrown'))).toEqual(times(3, 'INTERNAL'));
    expect(await codesOf(rate, times(3, 'unfit'))).toEqual(times(3, 'INVALID_INPUT'));
    expect(await codesOf(rate, times(3, 'refused'))).toEqual(['NOT_TODAY', 'NOT_TODAY', 'RATE_LIMITED']);
    expect(await codesOf(rate, times(3, 'wrong'))).toEqual([
      'INVALID_INPUT',
      'INVALID_INPUT',
      'RATE_LIMITED',
    ]);
  });

  test('that counts what is accepted counts what met a fault with it, and not what was refused', async () => {
    const rate: Rate<unknown> = { ...of('uploads'), counts: 'accepted', attempts: limits.chat };
    expect(await codesOf(rate, times(3, 'refused'))).toEqual(times(3, 'NOT_TODAY'));
    expect(await codesOf(rate, times(3, 'kept'))).toEqual(['NOT_TODAY', 'NOT_TODAY', 'RATE_LIMITED']);
    expect(await codesOf(rate, ['done', 'done', 'done'])).toEqual(['OK', 'OK', 'RATE_LIMITED']);
    expect(await codesOf(rate, times(3, 'thrown'))).toEqual(['INTERNAL', 'INTERNAL', 'RATE_LIMITED']);
  });
});

describe('which limits are kept', () => {
  const declared = {
    about: 'Is guessed at.',
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({}),
  } as const;
  const atStore = query({ ...declared, rate: limits.resetConfirm });
  const before = query({ ...declared, rate: limits.storeRecovery, needs: 'nothing' });
  const plain = query({ ...declared, rate: limits.queries });
  const start = () =>
    startTinyApp({
      contract: { atStore, before, plain },
      handlers: {
        atStore: implement.query(atStore, () => ({})),
        before: implement.bare(before, () => ({})),
        plain: implement.query(plain, () => ({})),
      },
    });
  const keptBy = async (op: string): Promise<string[]> => {
    const tiny = await start();
    await tiny.dispatch(op);
    return tiny.asked.filter((line) => line.startsWith('keep') || line === 'save');
  };

  test('those that guard a secret, before the answer is looked for: where the store is, or without it', async () => {
    expect(await keptBy('atStore')).toEqual(['keeper store', 'save', 'save']);
    expect(await keptBy('before')).toEqual(['keeper nothing', 'save', 'save']);
  });

  test('no others', async () => {
    expect(await keptBy('plain')).toEqual([]);
  });
});

test('only what says that it makes something stale tells the windows so', async () => {
  const declared = {
    about: 'Changes something.',
    access: 'anyone',
    rate: limits.commands,
    input: z.strictObject({}),
    output: z.object({}),
    audit: { none: 'only a test' },
  } as const;
  const quiet = command(declared);
  const loud = command({ ...declared, invalidates: ['tiny.read'] });
  const tiny = await startTinyApp({
    contract: { quiet, loud },
    handlers: {
      quiet: implement.command(quiet, { commit: () => ({}) }),
      loud: implement.command(loud, { commit: () => ({}) }),
    },
  });
  await tiny.dispatch('quiet');
  expect(tiny.pushed).toEqual([]);
  await tiny.dispatch('loud');
  expect(tiny.pushed).toEqual([{ event: 'invalidated', ops: ['tiny.read'] }]);
});
