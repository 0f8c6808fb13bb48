import { expect, test } from 'vitest';
import { scryptStretch } from './stretch-code.ts';

const stretching = { salt: Buffer.from('NaCl').toString('base64'), N: 2 ** 10, r: 8, p: 1 } as const;

test('a code is stretched at the cost that is asked for, unless a bound is set', async () => {
  const free = scryptStretch();
  const [cheap, dear] = [
    await free('CODE', { ...stretching, N: 2 ** 4 }),
    await free('CODE', { ...stretching, N: 2 ** 10 }),
  ];
  expect(cheap).toHaveLength(32);
  expect(dear).not.toEqual(cheap);
  expect(await scryptStretch({ costAtMost: 4 })('CODE', stretching)).toEqual(cheap);
});

test('another code, or another salt, is another key', async () => {
  const stretch = scryptStretch();
  const key = await stretch('CODE', stretching);
  expect(await stretch('CODE', stretching)).toEqual(key);
  expect(await stretch('EDOC', stretching)).not.toEqual(key);
  expect(await stretch('CODE', { ...stretching, salt: 'AAAA' })).not.toEqual(key);
});
