import { expect, test } from 'vitest';
import { accountsStore } from '#tests/features/accounts/accounts-store.ts';
import { createAccountView, debtsOf } from './account-view.ts';
import { changeAccount, type AccountRow } from './store.ts';

const { add, write } = accountsStore();
const row = (change: Parameters<typeof changeAccount>[2] = {}, waiting = false): AccountRow => {
  add('ama', { waiting });
  return write((db) => changeAccount(db, 'ama', change));
};

test('somebody owes the notice that is in force now, and a password that they are asked for', () => {
  const account = row({ noticeVersion: 'v1', mustChangePassword: true });
  expect(debtsOf(account, 'v1')).toEqual(['password']);
  expect(debtsOf(account, 'v2')).toEqual(['notice', 'password']);
  expect(debtsOf({ ...account, mustChangePassword: false }, 'v1')).toEqual([]);
});

test('what came up since they came in waits for the next time', () => {
  const account = row({ noticeVersion: 'v1', mustChangePassword: true });
  expect(debtsOf(account, 'v2', [])).toEqual([]);
  expect(debtsOf(account, 'v2', ['notice'])).toEqual(['notice']);
  expect(debtsOf(account, 'v1', ['notice'])).toEqual([]);
});

test.each([
  ['active', {}, false, 0, 'active'],
  ['locked', {}, false, 1, 'locked'],
  ['inactive, though there is a lock', { status: 'inactive' as const }, false, 1, 'inactive'],
  ['waiting, though there is a lock', {}, true, 1, 'waiting'],
])('somebody is %s', (_what, change, waiting, leftMs, status) => {
  const now = new Date('2026-11-20T10:00:00.000Z');
  const lockouts = { leftMs: (id: string) => (id === 'ama' ? leftMs : 7) };
  const { view, me } = createAccountView(
    lockouts,
    () => 'v1',
    () => now,
    () => 0,
  );
  const lockedUntil = status === 'locked' ? '2026-11-20T10:00:00.001Z' : null;
  const account = row({ ...change, noticeVersion: 'v1', cameByCode: true }, waiting);
  expect(view(account)).toEqual({ ...account, status, lockedUntil, codeExpiresAt: null });
  expect(me(account)).toEqual({
    ...account,
    status,
    lockedUntil,
    codeExpiresAt: null,
    owes: [],
    cameByCode: true,
    unkeptCodes: [],
  });
  expect(me({ ...account, storeCodeUnkept: true }).unkeptCodes).toEqual(['store']);
  expect(me({ ...account, personalCodeUnkept: true }).unkeptCodes).toEqual(['personal']);
  expect(me({ ...account, noticeVersion: 'v0' }).owes).toEqual(['notice']);
  expect(me({ ...account, noticeVersion: 'v0' }, []).owes).toEqual([]);
});

test('a code works until the time on its slip, and is none once it has ended by the time of the store', () => {
  const code = { expiresAt: '2026-12-04T09:00:00.000Z', endsMs: 1000 };
  const account = { ...row(), code };
  const until = (steadyMs: number) =>
    createAccountView(
      { leftMs: () => 0 },
      () => 'v1',
      () => new Date(0),
      () => steadyMs,
    ).view(account).codeExpiresAt;
  expect(until(999)).toBe(code.expiresAt);
  expect(until(1000)).toBeNull();
});
