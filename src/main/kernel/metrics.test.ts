import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('operations are counted apart, each by how its calls ended', () => {
  const { record, snapshot } = createMetrics();
  record('library.list', 'OK', 4);
  record('library.list', 'FORBIDDEN', 1);
  record('library.list', 'OK', 2);
  record('reports.get', 'OK', 7);
  expect(snapshot()).toEqual([
    { op: 'library.list', calls: 3, outcomes: { OK: 2, FORBIDDEN: 1 }, p50Ms: 2, p95Ms: 4 },
    { op: 'reports.get', calls: 1, outcomes: { OK: 1 }, p50Ms: 7, p95Ms: 7 },
  ]);
});

test('half of the calls took less than the one figure, and 95 of 100 less than the other', () => {
  const { record, snapshot } = createMetrics();
  for (let ms = 100; ms >= 1; ms -= 1) record('library.list', 'OK', ms);
  expect(snapshot()).toMatchObject([{ p50Ms: 51, p95Ms: 96 }]);
});

test('an old slow spell is forgotten after 512 calls, though they are still counted', () => {
  const { record, snapshot } = createMetrics();
  for (let call = 0; call < 600; call += 1) record('library.list', 'OK', 500);
  for (let call = 0; call < 511; call += 1) record('library.list', 'OK', 3);
  expect(snapshot()).toMatchObject([{ calls: 1111, p50Ms: 3, p95Ms: 3 }]);
  record('library.list', 'OK', 3);
  for (let call = 0; call < 200; call += 1) record('library.list', 'OK', 9);
  expect(snapshot()).toMatchObject([{ p50Ms: 3, p95Ms: 9 }]);
});
