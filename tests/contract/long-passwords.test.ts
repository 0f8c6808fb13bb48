import { describe, expect, test } from 'vitest';
import { arrange } from './arrange.ts';
import { operations } from './operations.ts';

/** Fields that hold what is hashed, or compared with a hash. */
const secretFields = ({ op }: (typeof operations)[number]): string[] =>
  Object.keys(op.input.shape as object).filter((field) => /password|code/i.test(field));
const withSecrets = operations.flatMap((declared) =>
  secretFields(declared).map((field) => ({ ...declared, field })),
);

test('some operations take secrets', () => {
  expect(withSecrets.length).toBeGreaterThan(5);
});

describe.each(withSecrets)('$path, $field', (declared) => {
  const { path, sample, field } = declared;

  test.each([
    ['letters', 'a'.repeat(1_000_000)],
    ['emoji', '🙂'.repeat(250_000)],
    ['one more than fits', `${'x'.repeat(128)}y`],
    ['a list', ['a password in a list']],
    ['a number', 1_234_567_890],
  ])('refuses %s in its place before anything is hashed', async (_what, value) => {
    const { test: branch, input } = await arrange(declared);
    const before = branch.hashings();
    const reply = await branch.window(sample.as).call(path, { ...(input as object), [field]: value });
    expect(reply).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: field }] } },
    });
    expect(branch.hashings()).toBe(before);
  });
});
