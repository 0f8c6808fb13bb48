import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('the fields in which two versions differ are named in order, also one that came or went', () => {
  const before = { name: 'Ama', roles: ['trainee'], email: null, gone: 1 };
  const after = { name: 'Ama', roles: ['trainee', 'admin'], email: 'a@x.example', came: 1 };
  expect(changedFields<object>(before, after)).toEqual(['came', 'email', 'gone', 'roles']);
  expect(changedFields(before, { ...before, roles: ['trainee'] })).toEqual([]);
});
