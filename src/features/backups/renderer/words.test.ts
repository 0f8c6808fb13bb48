import { expect, test } from 'vitest';
import { whysNotUsable } from '../contract.ts';
import catalogue from './locales/en.json' with { type: 'json' };

type Words = Readonly<Record<string, { readonly title: string; readonly text: string } | undefined>>;

test('every reason why a backup cannot be used has words of its own, and no other has', () => {
  const words: Words = catalogue.errors;
  const worded = Object.keys(words).filter((code) => code.startsWith('NOT_USABLE_'));
  expect(worded.toSorted()).toEqual(whysNotUsable.map((why) => `NOT_USABLE_${why}`).toSorted());
  for (const code of worded) expect(words[code]?.title).not.toBe('');
});
