import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { accountsStore } from '#tests/features/accounts/accounts-store.ts';
import { putOneTimeCode, putPersonalCode } from './codes/store.ts';
import { accountsCustody } from './custody.ts';
import { putKept } from './kept/store.ts';
import { putLockout } from './lockouts/store.ts';
import * as accounts from './store.ts';

const { store, write, add } = accountsStore();
const read = () => store().read;
const kept = (id: string, accountId: string) => ({
  id,
  accountId,
  tokenHash: `hash of ${id}`,
  startedAt: '2026-11-20T09:00:00.000Z',
  lastActiveAt: '2026-11-20T09:01:00.000Z',
  expiresAt: '2026-12-20T09:00:00.000Z',
  endsMs: Date.parse('2026-12-20T09:00:00.000Z'),
  leftOpen: false,
});

describe('an account', () => {
  test('is stored as it was made', () => {
    expect(accounts.anyAccount(read())).toBe(false);
    const made = add('ama', {
      username: 'Ama.O',
      name: 'Ama Owusu',
      email: 'Ama@branch.example',
      phone: '+44 20 7946 0018',
      staffNumber: '1042',
      passwordHash: 'hash',
      roles: ['admin', 'trainer'],
    });
    expect(made).toEqual({
      id: 'ama',
      username: 'Ama.O',
      name: 'Ama Owusu',
      email: 'Ama@branch.example',
      phone: '+44 20 7946 0018',
      staffNumber: '1042',
      status: 'active',
      waiting: false,
      mustChangePassword: false,
      cameByCode: false,
      storeCodeUnkept: false,
      personalCodeUnkept: false,
      asksForCode: false,
      noticeVersion: null,
      createdAt: '1970-01-01T00:00:00.000Z',
      lastSignInAt: null,
      roles: ['trainer', 'admin'],
      code: null,
    });
    expect(accounts.accountById(read(), 'ama')).toEqual(made);
    expect(accounts.accountWithHash(read(), 'ama')).toEqual({ ...made, passwordHash: 'hash' });
    expect(accounts.anyAccount(read())).toBe(true);
  });

  test('that waits for an admin is not active, and one that has read the notice says which', () => {
    expect(add('ama', { waiting: true })).toMatchObject({ status: 'inactive', waiting: true });
    expect(add('kofi', { noticeVersion: 'v7' })).toMatchObject({ status: 'active', noticeVersion: 'v7' });
  });

  test('that is not there is none, and none is made by changing it', () => {
    add('ama');
    expect(accounts.accountById(read(), 'kofi')).toBeNull();
    expect(accounts.accountWithHash(read(), 'kofi')).toBeNull();
    const gone = 'An account that has to be there is not.';
    expect(() => accounts.storedAccount(read(), 'kofi')).toThrow(gone);
    expect(() => write((db) => accounts.changeAccount(db, 'kofi', { name: 'Kofi' }))).toThrow(gone);
    expect(accounts.accountById(read(), 'ama')?.name).toBe('ama');
  });

  test('whose roles somebody took away behind our back has none', () => {
    add('ama');
    write((db) => db.run(sql`DELETE FROM account_roles`));
    expect(accounts.accountById(read(), 'ama')?.roles).toEqual([]);
  });

  test('changes in what is said, and in nothing else', () => {
    const before = add('ama', { email: 'a@x.example', staffNumber: '7' });
    add('kofi');
    const after = write((db) => accounts.changeAccount(db, 'ama', { name: 'Ama', phone: '020 7946' }));
    expect(after).toEqual({ ...before, name: 'Ama', phone: '020 7946' });
    expect(accounts.accountById(read(), 'kofi')?.name).toBe('kofi');
    expect(accounts.accountIdOf(read(), '0207946')).toBe('ama');
  });

  test('renamed is found by the new name only, and its username is free in every spelling', () => {
    add('ama', { username: 'Ama' });
    write((db) => accounts.changeAccount(db, 'ama', { username: 'Efua' }));
    expect(accounts.accountIdOf(read(), 'ama')).toBeNull();
    expect(accounts.accountIdOf(read(), 'EFUA')).toBe('ama');
    add('new', { username: 'AMA' });
    expect(() => add('newer', { username: 'efua' })).toThrow('UNIQUE');
  });

  test('gets other roles in the place of those before', () => {
    add('ama', { roles: ['trainee', 'admin'] });
    add('kofi', { roles: ['admin'] });
    expect(write((db) => accounts.changeRoles(db, 'ama', ['viewer'])).roles).toEqual(['viewer']);
    expect(accounts.accountById(read(), 'kofi')?.roles).toEqual(['admin']);
  });
});

describe('what people sign in by', () => {
  test('leads to them however it is typed', () => {
    add('ama', { username: 'Ama', email: 'A@x.example', phone: '+44 20 7946 0018', staffNumber: '1042' });
    for (const typed of ['AMA ', 'a@X.example', '0044 20 79460018', '10-42']) {
      expect(accounts.accountIdOf(read(), typed)).toBe('ama');
    }
    expect(accounts.accountIdOf(read(), 'kofi')).toBeNull();
  });

  test('is taken where it is somebody else’s, whatever they use it as, and the first that is taken is named', () => {
    add('ama', { email: 'a@x.example', phone: '1042' });
    const free = { username: 'new', email: null, phone: null, staffNumber: null };
    const taken = (more: object, exceptId: string | null = null) =>
      accounts.takenBy(read(), { ...free, ...more }, exceptId);
    expect(taken({})).toBeNull();
    expect(taken({ username: 'AMA' })).toBe('username');
    expect(taken({ email: 'A@x.example' })).toBe('email');
    expect(taken({ staffNumber: '1042' })).toBe('staffNumber');
    expect(taken({ email: 'a@x.example', phone: '1042' })).toBe('email');
    expect(taken({ username: 'ama', phone: '1042' }, 'ama')).toBeNull();
    expect(taken({ username: 'ama' }, 'kofi')).toBe('username');
    expect(accounts.takenBy(read(), { email: null, phone: '1042' }, null)).toBe('phone');
    expect(accounts.takenBy(read(), { email: null, phone: null }, null)).toBeNull();
  });
});

describe('the list of people', () => {
  const listed = (more: Partial<Parameters<typeof accounts.listAccounts>[1]> = {}) => {
    const all = { search: '', status: null, locked: [], page: 1, pageSize: 20 } as const;
    const { items, total } = accounts.listAccounts(read(), { ...all, ...more });
    return [total, items.map(({ id }) => id)];
  };
  const four = (): void => {
    add('d', { username: 'user_d', name: 'bo 100%' });
    add('c', { username: 'user.c', name: 'Bo' });
    add('b', { username: 'user-b', name: 'Bo', waiting: true });
    add('a', { username: 'ab\\c', name: 'ada' });
    write((db) => accounts.changeAccount(db, 'c', { status: 'inactive' }));
  };

  test('is by name whatever its case, then by id, in pages', () => {
    four();
    expect(listed()).toEqual([4, ['a', 'b', 'c', 'd']]);
    expect(listed({ pageSize: 3 })).toEqual([4, ['a', 'b', 'c']]);
    expect(listed({ pageSize: 3, page: 2 })).toEqual([4, ['d']]);
    expect(listed({ page: 2 })).toEqual([4, []]);
  });

  test('is searched by name or username, and what has a meaning to the database is a letter like others', () => {
    four();
    expect(listed({ search: 'BO' })).toEqual([3, ['b', 'c', 'd']]);
    expect(listed({ search: 'user_' })).toEqual([1, ['d']]);
    expect(listed({ search: '0%' })).toEqual([1, ['d']]);
    expect(listed({ search: '%' })).toEqual([1, ['d']]);
    expect(listed({ search: '\\' })).toEqual([1, ['a']]);
    expect(listed({ search: 'nobody' })).toEqual([0, []]);
  });

  test('is in the order of names and searched in them without regard to case and accents, in any script', () => {
    for (const [id, name] of ['Zoe Abel', 'Élodie Ünal', 'Ömer Kaya', 'Дана Иванова', 'anna Beck'].entries())
      add(String(id), { name });
    expect(listed()).toEqual([5, ['4', '1', '2', '0', '3']]);
    const found = (search: string) => listed({ search })[1];
    expect([found('élodie'), found('ELODIE'), found('ünal'), found('omer'), found('дана')]).toEqual([
      ['1'],
      ['1'],
      ['1'],
      ['2'],
      ['3'],
    ]);
  });

  test('is searched by all words that are typed, in whatever order, in all that people sign in by', () => {
    add('a', { name: 'Anna Beck', email: 'Anna@branch.example', phone: '+44 20 7946', staffNumber: 'S177' });
    add('b', { name: 'Anna Berg' });
    for (const search of ['beck anna', 'anna@branch', 's177', '+44207946', '20 7946', 'anna s1'])
      expect(listed({ search }), search).toEqual([1, ['a']]);
    write((db) => accounts.changeAccount(db, 'a', { name: 'Ana Bäcker', staffNumber: null }));
    expect([listed({ search: 'backer' })[0], listed({ search: 's177' })[0]]).toEqual([1, 0]);
  });

  test('finds people whose keys were made in another way, once they are made anew', () => {
    add('a', { name: 'Дана' });
    add('b', { name: 'Élodie' });
    write((db) =>
      db.run(sql`UPDATE accounts SET folded = 0, name_key = 'x', search_key = 'x' WHERE id = 'a'`),
    );
    expect(listed({ search: 'дана' })).toEqual([0, []]);
    expect([write(accounts.foldKeys), write(accounts.foldKeys)]).toEqual([1, 0]);
    expect(listed({ search: 'дана' })).toEqual([1, ['a']]);
  });

  test('is of those in one state, and somebody who waits is not merely inactive', () => {
    four();
    expect(listed({ status: 'active' })).toEqual([2, ['a', 'd']]);
    expect(listed({ status: 'active', locked: ['a'] })).toEqual([1, ['d']]);
    expect(listed({ status: 'locked', locked: ['a', 'c', 'nobody'] })).toEqual([1, ['a']]);
    expect(listed({ status: 'locked' })).toEqual([0, []]);
    expect(listed({ status: 'inactive' })).toEqual([1, ['c']]);
    expect(listed({ status: 'waiting' })).toEqual([1, ['b']]);
    expect(listed({ status: 'active', search: 'bo' })).toEqual([1, ['d']]);
    for (const id of ['c', 'd']) write((db) => accounts.changeAccount(db, id, { asksForCode: true }));
    expect(listed({ status: 'asking' })).toEqual([1, ['d']]);
  });

  test('at the door has the names of those who may sign in, as many as asked for', () => {
    four();
    expect(accounts.namesForTiles(read(), 10)).toEqual([
      { username: 'ab\\c', name: 'ada' },
      { username: 'user_d', name: 'bo 100%' },
    ]);
    expect(accounts.namesForTiles(read(), 1)).toEqual([{ username: 'ab\\c', name: 'ada' }]);
  });
});

test('admins are counted who are active and have a password, without the one that it is about', () => {
  const passwordHash = 'hash';
  add('a', { roles: ['admin'], passwordHash });
  add('b', { roles: ['admin', 'trainee'], passwordHash });
  add('c', { roles: ['admin'], passwordHash, waiting: true });
  add('d', { roles: ['trainee', 'trainer'], passwordHash });
  add('never came', { roles: ['admin'] });
  expect(['a', 'd', 'nobody'].map((id) => accounts.otherActiveAdmins(read(), id))).toEqual([1, 2, 2]);
});

describe('what is held about a person', () => {
  const codes = {
    purpose: 'reset',
    codeHash: 'h',
    expiresAt: '2026-11-20T10:00:00.000Z',
    endsMs: 1000,
  } as const;
  const everything = (id: string, kepts: readonly string[]): void => {
    add(id, { email: `${id}@x.example` });
    write((db) => {
      putPersonalCode(db, { accountId: id, codeHash: `p-${id}`, at: new Date(1000) });
      putOneTimeCode(db, { accountId: id, ...codes });
      putLockout(db, { holder: id, failures: 2, leftMs: 0 });
      for (const one of kepts) putKept(db, kept(one, id));
    });
  };
  const ofReading = (id: string, steadyMs = 0) => [...accountsCustody.read(read(), id, steadyMs)];

  test('is counted by kind, and nothing is counted of somebody who is not there', () => {
    everything('kofi', []);
    everything('ama', ['one']);
    expect(accountsCustody.count(read(), 'ama')).toEqual({
      account: 1,
      recoveryCode: 1,
      oneTimeCode: 1,
      keptSignIn: 1,
    });
    expect(accountsCustody.count(read(), 'kofi')).toMatchObject({ recoveryCode: 1, keptSignIn: 0 });
    expect(accountsCustody.count(read(), 'nobody')).toEqual({
      account: 0,
      recoveryCode: 0,
      oneTimeCode: 0,
      keptSignIn: 0,
    });
  });

  test('is read by kind, without any secret', () => {
    everything('ama', ['one']);
    expect(ofReading('ama')).toMatchObject([
      { of: 'account', records: [{ id: 'ama', email: 'ama@x.example' }] },
      { of: 'oneTimeCode', records: [{ expiresAt: codes.expiresAt }] },
      { of: 'recoveryCode', records: [{ madeAt: '1970-01-01T00:00:01.000Z' }] },
      {
        of: 'keptSignIn',
        records: [
          {
            startedAt: '2026-11-20T09:00:00.000Z',
            lastActiveAt: '2026-11-20T09:01:00.000Z',
            expiresAt: '2026-12-20T09:00:00.000Z',
          },
        ],
      },
    ]);
    expect(JSON.stringify(ofReading('ama'))).not.toMatch(/hash/i);
  });

  test('says of a code that has ended by the time of the store no time until when it works', () => {
    everything('ama', []);
    const worksUntil = (steadyMs: number) => ofReading('ama', steadyMs)[1]?.records;
    expect(worksUntil(codes.endsMs - 1)).toEqual([{ expiresAt: codes.expiresAt }]);
    expect(worksUntil(codes.endsMs)).toEqual([{ expiresAt: null }]);
  });

  test('of somebody without codes, and of somebody who is not there, is as much as there is', () => {
    add('ama');
    const none = [{ of: 'oneTimeCode' }, { of: 'recoveryCode' }, { of: 'keptSignIn' }].map(({ of }) => ({
      of,
      records: [],
    }));
    expect(ofReading('ama').slice(1)).toEqual(none);
    expect(ofReading('nobody')).toEqual([{ of: 'account', records: [] }, ...none]);
  });

  test('goes with the account, from every table, and nothing of anybody else', () => {
    everything('kofi', []);
    everything('ama', ['one']);
    const own = ['personal', 'impersonal'] as const;
    const tables = own.flatMap((kind) => Object.keys(accountsCustody.tables[kind]));
    const rowsOf = () =>
      tables.map((table) => read().all<object>(sql`SELECT * FROM ${sql.identifier(table)}`).length);
    const before = rowsOf();
    expect(before).toEqual(
      tables.map((table) => (table === 'account_identifiers' ? 4 : table === 'kept_sign_ins' ? 1 : 2)),
    );
    expect(write((db) => accountsCustody.erase(db, 'ama', ['ama'], new Uint8Array(32)))).toEqual([]);
    expect(rowsOf()).toEqual(
      tables.map((table) => (table === 'account_identifiers' ? 2 : table === 'kept_sign_ins' ? 0 : 1)),
    );
    expect(accounts.accountById(read(), 'ama')).toBeNull();
    expect(accounts.accountIdOf(read(), 'kofi')).toBe('kofi');
  });
});
