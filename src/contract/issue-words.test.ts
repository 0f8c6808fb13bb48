import { expect, test } from 'vitest';
import { z } from 'zod';
import { choicesOf, issueWords } from './issue-words.ts';

const words = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value, { error: issueWords }).error?.issues.map(({ message }) => message) ?? [];

const minutes = z.union([z.literal(5), z.literal(10)]);

test.each<[string, z.ZodType, unknown, string]>([
  ['nothing', z.string(), undefined, 'This is missing.'],
  ['no choice', z.enum(['mine', 'all']), undefined, 'This is missing.'],
  ['a number for text', z.string(), 1, 'This has to be text.'],
  ['text for a number', z.number(), 'one', 'This has to be a number.'],
  ['no number', z.number(), Number.NaN, 'This has to be a number.'],
  ['a fraction', z.number().int(), 1.5, 'This has to be a whole number.'],
  ['a word for yes or no', z.boolean(), 'yes', 'This has to be true or false.'],
  ['one for many', z.array(z.string()), 'a', 'This has to be a list.'],
  ['a list for fields', z.object({}), [], 'This has to be a set of named fields.'],
  ['another kind of thing', z.date(), 1, 'This does not fit here.'],
  ['empty text', z.string().min(1), '', 'Write something here.'],
  ['short text', z.string().min(3), 'ab', 'Use at least 3 characters.'],
  ['long text', z.string().max(1), 'ab', 'Use at most 1 character.'],
  ['a small number', z.number().min(1), 0, 'Use 1 or more.'],
  ['a large number', z.number().max(1_000_000), 1e9, 'Use 1,000,000 or less.'],
  ['a short list', z.array(z.string()).min(2), ['a'], 'Name at least 2.'],
  ['a long list', z.array(z.string()).max(1), ['a', 'b'], 'Name at most 1.'],
  ['another value', z.enum(['mine', 'all']), 'yours', 'Use one of these: mine, all.'],
  ['another of a few numbers', minutes, 7, 'Use one of these: 5, 10.'],
  ['none of several kinds', z.union([z.string(), z.literal(5)]), 7, 'This does not fit here.'],
  ['another format', z.iso.datetime(), 'today', 'This does not fit here.'],
  ['an unknown field', z.strictObject({}), { a: 1 }, 'This field is not known.'],
  ['what a schema has words for', z.string().min(3, { error: 'Longer.' }), 'ab', 'Longer.'],
])('%s is told in plain words', (_what, schema, value, told) => {
  expect(words(schema, value)).toEqual([told]);
});

test('an unfitting member of a union is no choice among values', () => {
  const either = z.union([z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]);
  const [issue] = either.safeParse({ kind: 'c' }).error?.issues ?? [];
  expect(issue && choicesOf(issue)).toBeNull();
});
