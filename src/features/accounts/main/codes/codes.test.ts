import { expect, test } from 'vitest';
import { peoplesCodes } from '#main/platform/password/peoples-codes.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { accountsStore } from '#tests/features/accounts/accounts-store.ts';
import { createCodes } from './codes.ts';
import { oneTimeCodeOf } from './store.ts';

const hour = 3_600_000;
const pepper = new Uint8Array(32).fill(7);
const { store, write, add } = accountsStore();

function made() {
  const time = { now: new Date('2026-11-20T09:00:00.000Z') };
  const codes = createCodes({
    personalCodes: peoplesCodes('personal', systemRandom, pepper),
    oneTimeCodes: peoplesCodes('oneTime', systemRandom, pepper),
    clock: { now: () => time.now },
    steadyMs: () => time.now.getTime(),
  });
  add('ama');
  add('kofi');
  return { codes, pass: (ms: number) => void (time.now = new Date(time.now.getTime() + ms)) };
}

test('a recovery code leads to its person, however it is typed, until they get the next', () => {
  const { codes } = made();
  const give = (id: string): string => write((db) => codes.givePersonal(db, id, new Date(0)));
  const holder = (typed: string) => codes.holderOfPersonal(store().read, typed);
  const [first, other] = [give('ama'), give('kofi')];
  expect([holder(first.toLowerCase()), holder(other)]).toEqual(['ama', 'kofi']);
  const second = give('ama');
  expect([holder(first), holder(second), holder(other)]).toEqual([null, 'ama', 'kofi']);
  expect([holder('not a code'), holder('')]).toEqual([null, null]);
});

test('a one-time code fits its person, for its time, until the next or until it is used', () => {
  const { codes, pass } = made();
  const give = (id: string) => write((db) => codes.giveOneTime(db, id, 'reset'));
  const fits = (id: string, typed: string) => codes.fitsOneTime(store().read, id, typed);
  expect(fits('ama', '0000-0000-0000')).toBe(false);
  const { code, purpose, expiresAt } = give('ama');
  const { code: kofis } = give('kofi');
  expect({ purpose, expiresAt }).toEqual({ purpose: 'reset', expiresAt: '2026-11-20T10:00:00.000Z' });
  expect([fits('ama', code), fits('ama', kofis), fits('kofi', code), fits('ama', 'x')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  pass(hour - 1);
  expect(fits('ama', code)).toBe(true);
  pass(1);
  expect(fits('ama', code)).toBe(false);
  const { code: next } = give('ama');
  expect(fits('ama', next)).toBe(true);
  write((db) => codes.dropOneTime(db, 'ama'));
  expect(fits('ama', next)).toBe(false);
  expect(oneTimeCodeOf(store().read, 'kofi')).not.toBeNull();
});

test('a code to set up with lasts two weeks', () => {
  const { codes } = made();
  const { expiresAt } = write((db) => codes.giveOneTime(db, 'ama', 'setUp'));
  expect(expiresAt).toBe('2026-12-04T09:00:00.000Z');
});
