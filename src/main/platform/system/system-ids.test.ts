import { afterEach, expect, test, vi } from 'vitest';
import { systemIds } from './system-ids.ts';

afterEach(() => vi.useRealTimers());

test('ids made within one millisecond are ordered and differ', () => {
  vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00Z') });
  const ids = Array.from({ length: 5000 }, () => systemIds.next());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids stay ordered when the wall clock goes back a year', () => {
  vi.useFakeTimers({ now: new Date('2027-03-01T10:00:00Z') });
  const before = systemIds.next();
  vi.setSystemTime(new Date('2026-03-01T10:00:00Z'));
  const after = systemIds.next();
  expect(after > before).toBe(true);
});

test('an id is a UUID of version 7', () => {
  expect(systemIds.next()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
