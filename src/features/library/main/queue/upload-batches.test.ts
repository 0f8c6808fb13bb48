import { expect, test } from 'vitest';
import { createUploadBatches } from './upload-batches.ts';

const taken = { giveBack: expect.any(Function) as () => void };

test('a batch holds as many files and bytes as were announced, for the person who announced it', () => {
  const batches = createUploadBatches();
  batches.open('dana', { id: 'first', files: 2, bytes: 10 });
  expect(batches.take('petra', 'first', 1)).toBeNull();
  expect(batches.take('dana', 'first', 11)).toBeNull();
  expect(batches.take('dana', 'first', 10)).toEqual(taken);
  expect(batches.take('dana', 'first', 1)).toBeNull();
  expect(batches.take('dana', 'first', 0)).toEqual(taken);
  expect(batches.take('dana', 'first', 0)).toBeNull();
});

test('a person has one batch at a time', () => {
  const batches = createUploadBatches();
  batches.open('dana', { id: 'first', files: 2, bytes: 10 });
  batches.open('dana', { id: 'second', files: 2, bytes: 10 });
  expect(batches.take('dana', 'first', 1)).toBeNull();
  expect(batches.take('dana', 'second', 1)).toEqual(taken);
});

test('a file that is refused gives its place back, to its own batch', () => {
  const batches = createUploadBatches();
  batches.open('dana', { id: 'first', files: 1, bytes: 10 });
  const first = batches.take('dana', 'first', 10);
  batches.open('dana', { id: 'second', files: 1, bytes: 10 });
  first?.giveBack();
  const second = batches.take('dana', 'second', 10);
  expect(batches.take('dana', 'second', 0)).toBeNull();
  second?.giveBack();
  expect(batches.take('dana', 'second', 10)).toEqual(taken);
});

test('a batch is untouched while none of its files is in the library or on the way there', () => {
  const batches = createUploadBatches();
  expect(batches.isUntouched('dana')).toBe(false);
  batches.open('dana', { id: 'first', files: 2, bytes: 10 });
  expect(batches.isUntouched('dana')).toBe(true);
  const place = batches.take('dana', 'first', 1);
  expect(batches.isUntouched('dana')).toBe(false);
  place?.giveBack();
  expect(batches.isUntouched('dana')).toBe(true);
});
