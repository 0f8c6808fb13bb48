import { expect, test } from 'vitest';
import { nextPractice } from './next-practice.ts';

const report = {
  kind: 'customer',
  category: { id: 'sales-objections', name: 'Sales Objections' },
  difficulty: 'basic',
  passed: true,
} as const;

test('after a pass the next practice is one difficulty above', () => {
  expect(nextPractice(report)).toMatchObject({ difficulty: 'experienced', isHarder: true });
});

test('without a pass, and on the highest difficulty, it is the same again', () => {
  expect(nextPractice({ ...report, passed: false })).toMatchObject({ difficulty: 'basic', isHarder: false });
  expect(nextPractice({ ...report, difficulty: 'expert' })).toMatchObject({
    difficulty: 'expert',
    isHarder: false,
  });
});

test('the way there has topic, kind and difficulty chosen already', () => {
  expect(nextPractice(report).href).toBe(
    '/practice?categoryId=sales-objections&kind=customer&difficulty=experienced',
  );
});
