import { expect, test } from 'vitest';
import { auditActions } from '#features/audit/renderer/audit-actions.ts';
import catalogue from '#features/audit/renderer/locales/en.json' with { type: 'json' };
import { writtenActions } from '#tests/support/written-actions.ts';

const worded = Object.entries(catalogue.actions).flatMap(([of, words]) =>
  Object.keys(words).map((name) => `${of}.${name}`),
);

test('what the filter of the audit offers is what the sources put on record', () => {
  expect([...auditActions].toSorted()).toEqual([...writtenActions].toSorted());
});

test('every action that is put on record has words for those who read it', () => {
  expect([...writtenActions].filter((action) => !worded.includes(action))).toEqual([]);
});
