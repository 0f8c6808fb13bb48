import { expect, test } from 'vitest';
import type { Clock } from '../ports.ts';
import { createIds } from './system-ids.ts';

function idsAt(times: readonly string[]): string[] {
  let next = 0;
  const clock: Clock = {
    now: () => new Date(times[next++] ?? ''),
    monotonicMs: () => 0,
    every: () => () => undefined,
  };
  const ids = createIds(clock);
  return times.map(() => ids.next());
}

test('ids made within one millisecond are ordered and differ', () => {
  const ids = idsAt(Array.from({ length: 5000 }, () => '2026-03-01T10:00:00.000Z'));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids stay ordered when the wall clock goes back, to 1970 and forward again', () => {
  const ids = idsAt([
    '2027-03-01T10:00:00.000Z',
    '2026-03-01T10:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    '2038-01-19T03:14:08.000Z',
  ]);
  expect(ids.toSorted()).toEqual(ids);
});

test('an id is a UUID of version 7 that begins with its millisecond', () => {
  const [id = ''] = idsAt(['2026-03-01T10:00:00.000Z']);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-03-01T10:00:00.000Z'));
});

test('two processes that start within one millisecond make different ids', () => {
  const [a] = idsAt(['2026-03-01T10:00:00.000Z']);
  const [b] = idsAt(['2026-03-01T10:00:00.000Z']);
  expect(a).not.toBe(b);
});
