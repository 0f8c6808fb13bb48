import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldIssues } from './field-issues.ts';

const issuesOf = (schema: z.ZodType, input: unknown) => {
  const { error } = schema.safeParse(input);
  return error === undefined ? [] : fieldIssues(error).map(({ path, issue }) => [path, issue]);
};
const Person = z.strictObject({
  name: z
    .string()
    .min(2)
    .regex(/^\p{L}/u),
  roles: z.array(z.enum(['trainee', 'admin'])),
});

test('every field that does not fit is named by its path, with what is wrong', () => {
  expect(issuesOf(z.strictObject({ person: Person }), { person: { name: 1, roles: ['king'] } })).toEqual([
    ['person.name', 'invalid_type'],
    ['person.roles.0', 'invalid_value'],
  ]);
});

test('each field that nobody declared is named by its own path', () => {
  const input = { name: 'Ama', roles: [], isAdmin: true, id: 7 };
  expect(issuesOf(Person, input)).toEqual([
    ['isAdmin', 'unknown_field'],
    ['id', 'unknown_field'],
  ]);
  expect(issuesOf(z.strictObject({ person: Person }), { person: input })).toEqual([
    ['person.isAdmin', 'unknown_field'],
    ['person.id', 'unknown_field'],
  ]);
});

test('of several problems of a field, the first is told', () => {
  expect(issuesOf(Person, { name: '1', roles: [] })).toEqual([['name', 'too_small']]);
});

test('a rule with a name of its own is told by it, and one without as what it is', () => {
  const even = z.number().refine((n) => n % 2 === 0, { params: { issue: 'odd' } });
  expect(issuesOf(even, 3)).toEqual([['', 'odd']]);
  expect(
    issuesOf(
      z.number().refine(() => false),
      3,
    ),
  ).toEqual([['', 'custom']]);
});

test('a choice is one to the caller, however its schema is written', () => {
  expect(issuesOf(z.union([z.literal('on'), z.literal('off')]), 'maybe')).toEqual([['', 'invalid_value']]);
  expect(issuesOf(z.union([z.string(), z.number()]), true)).toEqual([['', 'invalid_union']]);
});

test('problems come in the words that the input was parsed with', () => {
  const { error } = z.string().safeParse(1, { error: () => 'Write something here.' });
  expect(error && fieldIssues(error)).toEqual([
    { path: '', issue: 'invalid_type', message: 'Write something here.' },
  ]);
});
