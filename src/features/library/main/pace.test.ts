import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

const pace = () => createPace({ wantedMs: 4, least: 10, most: 1000 });

test('what was quick is followed by more, and by twice as much at most', () => {
  const { amount, took } = pace();
  took(10, 2);
  expect(amount()).toBe(20);
  took(20, 0.1);
  expect(amount()).toBe(40);
  took(40, 0);
  expect(amount()).toBe(80);
});

test('what took too long is followed by as much as would have fitted', () => {
  const { amount, took } = pace();
  for (let turn = 0; turn < 6; turn += 1) took(amount(), 1);
  expect(amount()).toBe(640);
  took(640, 16);
  expect(amount()).toBe(160);
});

test('it keeps to its least and its most', () => {
  const { amount, took } = pace();
  took(10, 1000);
  expect(amount()).toBe(10);
  for (let turn = 0; turn < 20; turn += 1) took(amount(), 0.01);
  expect(amount()).toBe(1000);
});
