import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { createSettings } from '#main/kernel/settings.ts';
import { accountsStore } from '#tests/features/accounts/accounts-store.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createLockouts, type Lockouts } from './lockouts.ts';
import { dropLockout, lockedRows, putLockout } from './store.ts';

const minute = 60_000;
const { store, write } = accountsStore();

let clock: FakeClock;
let lockouts: Lockouts;
const begin = (): Lockouts =>
  (lockouts = createLockouts({ store: store(), clock, settings: createSettings() }));
const fail = (holder: string, times = 1): number[] =>
  Array.from({ length: times }, () => write((db) => lockouts.fail(db, holder)));
const hasFailed = (holder: string): boolean => lockouts.hasFailed(store().read, holder);

beforeEach(() => {
  clock = createFakeClock();
  begin();
});

test('the fifth wrong password in a row locks for a quarter of an hour, and nobody else', () => {
  expect([lockouts.leftMs('ama'), hasFailed('ama')]).toEqual([0, false]);
  expect(fail('ama', 4)).toEqual([0, 0, 0, 0]);
  expect([lockouts.leftMs('ama'), hasFailed('ama'), hasFailed('kofi')]).toEqual([0, true, false]);
  expect(fail('ama')).toEqual([15 * minute]);
  expect([lockouts.leftMs('ama'), lockouts.leftMs('kofi')]).toEqual([15 * minute, 0]);
  expect(lockouts.holders()).toEqual(['ama']);
  expect(hasFailed('ama')).toBe(true);
});

test('a lock ends by itself, and the count begins anew', () => {
  fail('ama', 5);
  clock.advance(15 * minute - 1);
  expect([lockouts.leftMs('ama'), lockouts.holders()]).toEqual([1, ['ama']]);
  clock.advance(1);
  expect([lockouts.leftMs('ama'), lockouts.holders(), hasFailed('ama')]).toEqual([0, [], false]);
  expect(fail('ama', 5)).toEqual([0, 0, 0, 0, 15 * minute]);
});

test('a right password, or an admin, ends the lock and the count', () => {
  fail('ama', 5);
  fail('kofi', 4);
  write((db) => {
    lockouts.end(db, 'ama');
    lockouts.end(db, 'kofi');
  });
  expect([lockouts.leftMs('ama'), lockouts.holders(), hasFailed('ama')]).toEqual([0, [], false]);
  expect(fail('kofi', 4)).toEqual([0, 0, 0, 0]);
});

test('what was failed and what is left of a lock is there after a restart', () => {
  fail('ama', 5);
  fail('kofi', 3);
  clock.advance(5 * minute);
  lockouts.keep();
  begin();
  expect(lockouts.leftMs('ama')).toBe(10 * minute);
  expect([lockouts.holders(), hasFailed('kofi')]).toEqual([['ama'], true]);
  expect(fail('kofi', 2)).toEqual([0, 15 * minute]);
});

test('after a crash a lock is as long as it was when it was last kept, never shorter', () => {
  fail('ama', 5);
  clock.advance(5 * minute);
  begin();
  expect(lockouts.leftMs('ama')).toBeGreaterThanOrEqual(15 * minute);
});

test('part of a millisecond that is left is a lock still', () => {
  write((db) => putLockout(db, { holder: 'ama', failures: 0, leftMs: 10 }));
  begin();
  clock.advance(9.5);
  expect(lockouts.leftMs('ama')).toBe(1);
});

test('a lock that is over is not kept, nor one of somebody who was erased', () => {
  fail('ama', 5);
  fail('kofi', 5);
  write((db) => dropLockout(db, 'kofi'));
  clock.advance(minute);
  lockouts.keep();
  expect(lockouts.holders()).toEqual(['ama']);
  expect(lockedRows(store().read)).toEqual([{ holder: 'ama', failures: 0, leftMs: 14 * minute }]);
  clock.advance(14 * minute);
  lockouts.keep();
  expect(store().read.all(sql`SELECT * FROM lockouts`)).toEqual([]);
  expect(hasFailed('ama')).toBe(false);
});

test('where nobody is locked, nothing is written', () => {
  fail('ama', 4);
  let writes = 0;
  const counting = createLockouts({
    store: { read: store().read, transact: (work) => ((writes += 1), store().transact(work)) },
    clock,
    settings: createSettings(),
  });
  counting.keep();
  expect(writes).toBe(0);
});

test('the attempts and the minutes are those that the organisation set', () => {
  const settings = createSettings();
  settings.choose({ lockoutAttempts: 3, lockoutMinutes: 60 });
  lockouts = createLockouts({ store: store(), clock, settings });
  expect(fail('ama', 3)).toEqual([0, 0, 60 * minute]);
});
