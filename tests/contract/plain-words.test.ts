import { describe, expect, test } from 'vitest';
import { issueWords } from '#contract/issue-words.ts';
import { fieldIssues } from '#main/kernel/field-issues.ts';
import { operations } from './operations.ts';

/** What each field is given in turn: every kind of value, and both ends of every bound. */
const misfits: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'x',
  '/',
  'x'.repeat(5000),
  0,
  -1,
  1.5,
  7,
  1e15,
  Number.NaN,
  [],
  ['x'],
  Array.from({ length: 300 }, () => 'trainee'),
  {},
  { kind: 'x' },
  new Uint8Array(3),
];

/** Every sentence of ours begins with what to do, or with what it is about. */
const plain = /^(Choose|Enter|Name|Use|Write|This|There) [^:{}[\]]+(: [\w, -]+)?\.$/;

describe.each(operations)('$path', ({ op }) => {
  test('says what does not fit in plain words, whatever does not', () => {
    const fields = Object.keys(op.input.shape as object);
    const tried = [...misfits, ...fields.flatMap((field) => misfits.map((value) => ({ [field]: value })))];
    const told = tried.flatMap((raw) => {
      const { error } = op.input.safeParse(raw, { error: issueWords });
      return error === undefined ? [] : fieldIssues(error);
    });
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ message }) => !plain.test(message))).toEqual([]);
  });
});
