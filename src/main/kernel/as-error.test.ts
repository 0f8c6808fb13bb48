import { expect, test } from 'vitest';
import { asError, NotAnError } from './as-error.ts';

test('an error stays what it is', () => {
  const error = new TypeError('No.');
  expect(asError(error)).toBe(error);
});

test.each([
  ['a text', 'No.'],
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
])('what was thrown and is no error is its cause: %s', (_what, thrown) => {
  const error = asError(thrown);
  expect(error).toBeInstanceOf(NotAnError);
  expect(error).toMatchObject({
    name: 'NotAnError',
    message: 'Something was thrown that is no error.',
    cause: thrown,
  });
});

test('what was thrown and is no promise is not called upon, whatever it looks like', () => {
  let calls = 0;
  asError({ catch: () => (calls += 1) });
  expect(calls).toBe(0);
});

test('a promise that was thrown and fails does not end the program', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  asError(Promise.reject(new Error('Nobody waits.')));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

test('what throws when it is looked at is no error', () => {
  const trap = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new Error('canary');
      },
    },
  );
  expect(asError(trap)).toBeInstanceOf(NotAnError);
});
