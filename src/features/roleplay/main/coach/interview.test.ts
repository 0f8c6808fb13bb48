import { expect, test } from 'vitest';
import { closing, greeting, leadIn } from './interview.ts';

test('the greeting says how many questions there are, and on what', () => {
  expect(greeting({ title: 'Retail Sales', total: 8, seed: 1 })).toMatch(/8 questions on Retail Sales/);
  expect(greeting({ title: 'Retail Sales', total: 1, seed: 1 })).toMatch(/one question on Retail Sales/);
});

test('the same session is led the same way', () => {
  const words = (seed: number) => [
    greeting({ title: 'A', total: 3, seed }),
    leadIn({ number: 2, total: 3, seed }),
    closing({ seed }),
  ];
  expect(words(5)).toEqual(words(5));
});

test('two questions running are never led into the same way, and the last is announced', () => {
  for (const seed of [0, 1, 2, 99, 4_294_967_295]) {
    const all = Array.from({ length: 24 }, (_, index) => leadIn({ number: index + 2, total: 25, seed }));
    for (const [index, line] of all.entries()) expect(line).not.toBe(all[index + 1]);
    expect(all.at(-1)).toMatch(/last/);
  }
});
