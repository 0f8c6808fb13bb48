import { expect, test } from 'vitest';
import { shortName } from './short-name.ts';

test.each([
  ['Dana Whitlock', 'Dana W.'],
  ['Ana María Silva', 'Ana S.'],
  ['山田 太郎', '山田 太.'],
  ['Дана', 'Дана'],
  ['Siobhán O’Brien', 'Siobhán O.'],
  ['Dana (Whitlock)', 'Dana W.'],
])('%s is %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});
