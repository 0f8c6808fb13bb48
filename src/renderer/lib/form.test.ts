import { expect, test } from 'vitest';
import { landOnFields } from './form.ts';

type Landed = { readonly name: string; readonly message: string; readonly focused: boolean };

function land(fields: readonly { path: string; message: string }[], names: readonly string[]) {
  const landed: Landed[] = [];
  const failure = {
    code: 'INVALID_INPUT',
    details: { fields: fields.map((field) => ({ ...field, issue: 'custom' })) },
  };
  const all = landOnFields(failure, names, (name, { message }, { shouldFocus }) => {
    landed.push({ name, message, focused: shouldFocus });
  });
  return { all, landed };
}

test('each refused field shows its own message, and the first takes the focus', () => {
  const { all, landed } = land(
    [
      { path: 'title', message: 'Use at least 3 characters.' },
      { path: 'roles.0', message: 'Name each role once.' },
    ],
    ['title', 'roles'],
  );
  expect(all).toBe(true);
  expect(landed).toEqual([
    { name: 'title', message: 'Use at least 3 characters.', focused: true },
    { name: 'roles', message: 'Name each role once.', focused: false },
  ]);
});

test('a refusal of something that is no field here is said of the form as a whole too', () => {
  const { all, landed } = land([{ path: 'categoryId', message: 'Choose a category.' }], ['title']);
  expect(all).toBe(false);
  expect(landed).toEqual([]);
});

test('a refusal without fields lands nowhere', () => {
  expect(land([], ['title']).all).toBe(false);
});
