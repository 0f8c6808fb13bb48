import { beforeEach, describe, expect, test } from 'vitest';
import { KeptRefusal, OperationRefused } from '#main/kernel/refusal.ts';
import { createSettings } from '#main/kernel/settings.ts';
import { bcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import { accountsStore } from '#tests/features/accounts/accounts-store.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createLockouts, type Lockouts } from './lockouts/lockouts.ts';
import { createPasswords, type Passwords, type Refuse } from './passwords.ts';
import { accountWithHash, eraseAccount } from './store.ts';

const { store, write, add } = accountsStore();
const refuse: Refuse = (code, how) => new KeptRefusal(code, how);

let lockouts: Lockouts;
let passwords: Passwords;
let settings: ReturnType<typeof createSettings>;
let rated: unknown[];
let rating: 0 | 1 | 2 | 3 | 4;
const at = (costAtMost: number): Passwords =>
  createPasswords(
    {
      store: store(),
      passwords: bcryptHasher({ costAtMost }),
      settings,
      ratePassword: (...asked) => {
        rated.push(asked);
        return rating;
      },
    },
    lockouts,
  );

beforeEach(async () => {
  rated = [];
  rating = 4;
  settings = createSettings();
  lockouts = createLockouts({ store: store(), clock: createFakeClock(), settings: createSettings() });
  passwords = at(4);
  add('ama', { email: 'a@x.example', passwordHash: await passwords.hash('right') });
});

const check = (by: Parameters<Passwords['check']>[1], password: string) =>
  passwords.check(store().read, by, password);
const settle = (checked: Awaited<ReturnType<Passwords['check']>>) =>
  write((db) => passwords.settle(db, checked, refuse));
const tried = async (by: Parameters<Passwords['check']>[1], password: string) =>
  settle(await check(by, password));

describe('a password', () => {
  test('is judged by the words about its person that there are', () => {
    passwords.demandStrong('newPassword', 'words', ['Ama', null, 'a@x.example']);
    settings.choose({ organisation: 'Coastline Bank', branch: 'North' });
    passwords.demandStrong('newPassword', 'words', []);
    expect(rated).toEqual([
      ['words', ['Ama', 'a@x.example']],
      ['words', ['Coastline Bank', 'North']],
    ]);
  });

  test.each([0, 1, 2] as const)('that is rated %d is refused, with its field and what to do', (score) => {
    rating = score;
    const demand = (): void => passwords.demandStrong('newPassword', 'easy', []);
    expect(demand).toThrow(OperationRefused);
    expect(demand).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        details: {
          fields: [
            {
              path: 'newPassword',
              issue: 'too_easy',
              message: 'This is too easy to guess. Use several words, or a longer mix.',
            },
          ],
        },
      }) as Error,
    );
  });

  test.each([3, 4] as const)('that is rated %d is good enough', (score) => {
    rating = score;
    expect(() => passwords.demandStrong('password', 'hard', [])).not.toThrow();
  });
});

describe('a new password', () => {
  const demanding = (password: string) => {
    const account = accountWithHash(store().read, 'ama');
    if (account === null) throw new Error('Ama is not there.');
    return () => passwords.demandNew(store().read, 'newPassword', password, account);
  };

  test('is another one than the one that there is, and judged by all that is known of the person', async () => {
    await expect(demanding('right')()).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ path: 'newPassword', issue: 'same_password' }] },
    });
    await expect(demanding('another')()).resolves.toBeUndefined();
    expect(rated[0]).toEqual(['right', ['ama', 'ama', 'a@x.example']]);
    rating = 2;
    await expect(demanding('right')()).rejects.toMatchObject({
      details: { fields: [{ issue: 'too_easy' }] },
    });
  });

  test('of somebody who was erased meanwhile is compared with none', async () => {
    const demanded = demanding('right');
    write((db) => eraseAccount(db, 'ama'));
    await expect(demanded()).resolves.toBeUndefined();
  });
});

describe('a right password', () => {
  test('answers the account, by its id or by whatever its person signs in by', async () => {
    for (const by of [{ id: 'ama' }, { identifier: 'AMA' }, { identifier: 'A@x.example' }]) {
      expect(await tried(by, 'right')).toMatchObject({ id: 'ama', status: 'active' });
    }
    expect(JSON.stringify(await tried({ id: 'ama' }, 'right'))).not.toContain('v1$');
  });

  test('ends what was counted against it', async () => {
    for (let n = 0; n < 4; n += 1) await tried({ id: 'ama' }, 'wrong');
    await tried({ id: 'ama' }, 'right');
    expect(lockouts.hasFailed(store().read, 'ama')).toBe(false);
  });

  test('is hashed anew where the cost was raised since, and only then', async () => {
    const hash = () => accountWithHash(store().read, 'ama')?.passwordHash;
    const before = hash();
    await tried({ id: 'ama' }, 'right');
    expect(hash()).toBe(before);
    passwords = at(5);
    expect((await check({ id: 'ama' }, 'wrong')).newHash).toBeNull();
    await tried({ id: 'ama' }, 'wrong');
    expect(hash()).toBe(before);
    expect(await tried({ id: 'ama' }, 'right')).toMatchObject({ id: 'ama' });
    expect(hash()).toMatch(/^v1\$\$2b\$05\$/);
    expect(await tried({ id: 'ama' }, 'right')).toMatchObject({ id: 'ama' });
  });

  test('of somebody who was erased while it was compared is a wrong one', async () => {
    const checked = await check({ id: 'ama' }, 'right');
    write((db) => eraseAccount(db, 'ama'));
    expect(settle(checked)).toMatchObject({ code: 'WRONG_CREDENTIALS', subject: 'ama' });
  });
});

describe('a wrong password', () => {
  test('is refused with whose it is, on record only', async () => {
    expect(await tried({ identifier: 'ama' }, 'wrong')).toEqual(
      new KeptRefusal('WRONG_CREDENTIALS', { subject: 'ama' }),
    );
  });

  test('of a name that nobody has is refused in the same way, and counted under a digest of the name', async () => {
    const checked = await check({ identifier: 'Kofi' }, 'right');
    expect(checked).toMatchObject({ account: null, matches: false, newHash: null });
    expect(checked.holder).toMatch(/^[0-9a-f]{64}$/);
    expect(settle(checked)).toEqual(new KeptRefusal('WRONG_CREDENTIALS'));
    expect((await check({ identifier: ' KOFI' }, 'x')).holder).toBe(checked.holder);
    expect((await check({ identifier: 'yaw' }, 'x')).holder).not.toBe(checked.holder);
    expect((await check({ id: 'gone' }, 'x')).holder).toMatch(/^[0-9a-f]{64}$/);
    expect((await check({ id: 'gone' }, 'x')).holder).not.toBe((await check({ id: 'left' }, 'x')).holder);
  });

  test.each([
    ['an account', { id: 'ama' }, 'ama'],
    ['a name that nobody has', { identifier: 'kofi' }, null],
  ])('five times locks %s, also for a right one', async (_what, by, subject) => {
    for (let n = 0; n < 4; n += 1)
      expect(await tried(by, 'wrong')).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    const locked = { code: 'ACCOUNT_LOCKED', subject, retryAfterMs: 900_000 };
    expect(await tried(by, 'wrong')).toMatchObject(locked);
    expect(await tried(by, 'right')).toMatchObject(locked);
    expect(await tried(by, 'wrong')).toMatchObject(locked);
  });
});
