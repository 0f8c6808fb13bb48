import { expect, test } from 'vitest';
import { createUploadBatches } from './upload-batches.ts';

test('a batch holds as many files and bytes as were announced, for the person who announced it', () => {
  const batches = createUploadBatches();
  batches.open('dana', { id: 'first', files: 2, bytes: 10 });
  expect(batches.take('petra', 'first', 1)).toBe(false);
  expect(batches.take('dana', 'first', 11)).toBe(false);
  expect(batches.take('dana', 'first', 10)).toBe(true);
  expect(batches.take('dana', 'first', 1)).toBe(false);
  expect(batches.take('dana', 'first', 0)).toBe(true);
  expect(batches.take('dana', 'first', 0)).toBe(false);
});

test('a person has one batch at a time', () => {
  const batches = createUploadBatches();
  batches.open('dana', { id: 'first', files: 2, bytes: 10 });
  batches.open('dana', { id: 'second', files: 2, bytes: 10 });
  expect(batches.take('dana', 'first', 1)).toBe(false);
  expect(batches.take('dana', 'second', 1)).toBe(true);
});
