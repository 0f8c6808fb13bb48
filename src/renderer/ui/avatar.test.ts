import { expect, test } from 'vitest';
import { initials } from './avatar.tsx';

test('initials are the first letters of the first and the last word', () => {
  expect(initials('Dana Whitlock')).toBe('DW');
  expect(initials('María del Carmen Ruiz')).toBe('MR');
  expect(initials('  Prince ')).toBe('P');
});

test('initials keep whole characters and survive an empty name', () => {
  expect(initials('😀 Émile')).toBe('😀É');
  expect(initials('')).toBe('');
});
