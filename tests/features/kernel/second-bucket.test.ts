import { expect, test } from 'vitest';
import { startTinyApp } from './tiny-app.ts';

type Tiny = Awaited<ReturnType<typeof startTinyApp>>;

const codesOf = async (tiny: Tiny, op: string, inputs: readonly object[]): Promise<string[]> => {
  const codes: string[] = [];
  for (const input of inputs) {
    const reply = await tiny.dispatch(op, input);
    codes.push(reply.ok ? 'OK' : reply.error.code);
  }
  return codes;
};
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);
const guesses = (...names: string[]) => names.map((who) => ({ who, secret: 'wrong' }));

test('every name of an account leads to one bucket', async () => {
  const tiny = await startTinyApp();
  const tried = guesses('ama', 'ama@branch.test', '07700 900001', 'ama', 'ama@branch.test', '07700 900001');
  expect(await codesOf(tiny, 'guess', tried)).toEqual([...times(5, 'WRONG'), 'RATE_LIMITED']);
});

test('a name that no account has is a bucket of its own', async () => {
  const tiny = await startTinyApp();
  const nobody = guesses('kofi', 'kofi', 'kofi', 'kofi', 'kofi', 'kofi');
  expect(await codesOf(tiny, 'guess', nobody)).toEqual([...times(5, 'WRONG'), 'RATE_LIMITED']);
  expect(await codesOf(tiny, 'guess', guesses('ama'))).toEqual(['WRONG']);
});

test('what is guessed behind a lock and what is guessed at the door is counted together', async () => {
  const tiny = await startTinyApp();
  tiny.session.begin('trainee');
  expect(await codesOf(tiny, 'guessOwn', [{}, {}, {}])).toEqual(times(3, 'WRONG'));
  expect(await codesOf(tiny, 'guess', guesses('ama', 'ama', 'ama'))).toEqual([
    'WRONG',
    'WRONG',
    'RATE_LIMITED',
  ]);
  expect(await codesOf(tiny, 'guessOwn', [{}])).toEqual(['RATE_LIMITED']);
});

test('where nobody is at the window, no account is guessed at', async () => {
  const tiny = await startTinyApp();
  expect(await codesOf(tiny, 'guessOwn', times(7, {}))).toEqual(times(7, 'WRONG'));
});

test('a right answer gives back what it took of both buckets', async () => {
  const tiny = await startTinyApp();
  const right = times(30, { who: 'ama', secret: 'right' });
  expect(await codesOf(tiny, 'guess', right)).toEqual(times(30, 'OK'));
});

test('guesses at many accounts are stopped by the limit of the PC', async () => {
  const tiny = await startTinyApp();
  const many = guesses(...Array.from({ length: 21 }, (_, n) => `person ${n}`));
  expect(await codesOf(tiny, 'guess', many)).toEqual([...times(20, 'WRONG'), 'RATE_LIMITED']);
});

test('a call whose input names no second bucket takes of the first alone', async () => {
  const tiny = await startTinyApp();
  expect(await codesOf(tiny, 'sometimes', times(8, { counted: false }))).toEqual(times(8, 'OK'));
  expect(await codesOf(tiny, 'sometimes', times(6, { counted: true }))).toEqual([
    ...times(5, 'OK'),
    'RATE_LIMITED',
  ]);
});
