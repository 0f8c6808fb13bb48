import { expect, test } from 'vitest';
import { z } from 'zod';
import './zod-in-the-window.ts';

test('a form says what does not fit in the words of the main process', () => {
  const message = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues[0]?.message;
  expect(message(z.string().min(3), 'ab')).toBe('Use at least 3 characters.');
  expect(message(z.string().min(3, 'Give a longer name.'), 'ab')).toBe('Give a longer name.');
  expect(message(z.enum(['a', 'b']), 'c')).toBe('Use one of these: a, b.');
});
