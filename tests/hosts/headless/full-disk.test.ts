import { describe, expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { operations } from '#tests/contract/operations.ts';
import type { HeadlessProcess } from '../../../tools/headless/headless-process.ts';
import { smallDisk } from './small-disk.ts';

const MiB = 2 ** 20;
const reserve = 16 * MiB;
const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const asAdmin = { identifier: admin.username, password: admin.password };
const dana = { name: 'Dana Whitlock', username: 'dana', roles: ['trainee'] };
const refused = { ok: false, error: { code: 'UNAVAILABLE', details: { store: 'disk_full' } } };

const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);
const openingOf = async (host: HeadlessProcess, op = 'system.opening') => {
  const reply = await host.call(op);
  return reply.ok ? (reply.data as { state: string; readOnly: unknown }) : reply;
};
const writable = { state: 'ok', readOnly: null };
const full = { state: 'ok', readOnly: { cause: 'disk_full', neededBytes: expect.any(Number) as unknown } };
const leaving = operations.filter(({ op }) => op.kind === 'command' && op.changesSession === 'leaves');

test('there are operations that leave', () => {
  expect(leaving.map(({ path }) => path)).toEqual(['accounts.signOut', 'accounts.lock']);
});

test.each(leaving)(
  '$path works on a disk that is full to the last byte, without a reserve, and is recorded once there is room',
  async ({ path, op }) => {
    const disk = await smallDisk();
    const host = disk.start();
    const made = await host.call('accounts.createFirstAdmin', admin);
    expect(codeOf(made)).toBe('OK');
    disk.withoutBallast();
    disk.leave(0);
    expect(await host.call('accounts.create', dana)).toMatchObject(refused);

    expect(await host.call(path)).toEqual({ ok: true, data: {} });
    expect(['LOCKED', 'UNAUTHENTICATED']).toContain(codeOf(await host.call('accounts.me')));
    // A guess that cannot be counted is not looked at.
    expect(await host.call('accounts.signIn', asAdmin)).toMatchObject(refused);

    disk.empty();
    expect(codeOf(await host.call('accounts.signIn', asAdmin))).toBe('OK');
    const { action } = op.audit as { action: string };
    const id = made.ok ? (made.data as { account: { id: string } }).account.id : '';
    const written = await disk.rows<{ action: string; actor_id: string | null; details: string; at: string }>(
      'SELECT action, actor_id, details, at FROM audit ORDER BY seq',
    );
    expect(written.map((row) => row.action)).toEqual(['account.created', 'session.signedIn', action]);
    expect(written.at(-1)).toMatchObject({ actor_id: id, details: '{"late":true}' });
    expect(String(written[2]?.at) < String(written[1]?.at)).toBe(true);
    expect(await host.end()).toBe(0);
  },
);

/** A store with its reserve on a disk with so much left. */
async function storeOnFullDisk(left: number) {
  const disk = await smallDisk();
  const host = disk.start();
  const made = await host.call('accounts.createFirstAdmin', admin);
  expect(codeOf(made)).toBe('OK');
  expect(await openingOf(host, 'system.retryOpening')).toMatchObject(writable);
  disk.leave(left);
  return { disk, host };
}

test('the reserve really has its room on the disk, and is its owner’s', async () => {
  const { disk, host } = await storeOnFullDisk(40 * MiB);
  const { size = 0, blocks = 0, mode = 0 } = disk.ballast() ?? {};
  expect([size, blocks * 512 >= reserve, mode & 0o777]).toEqual([reserve, true, 0o600]);
  expect(await host.end()).toBe(0);
});

const levels = [0, 64 * 1024, 3 * MiB, 15 * MiB] as const;
const times = 3;

describe.each(levels)('with %d bytes left', (left) => {
  test('people come in, read and go, wrong passwords count, nothing else is taken, and it ends by itself', async () => {
    const { disk, host } = await storeOnFullDisk(left);
    expect(await host.call('accounts.create', dana)).toMatchObject(refused);
    expect(await openingOf(host)).toMatchObject(full);
    expect(codeOf(await host.call('accounts.list'))).toBe('OK');
    expect(codeOf(await host.call('accounts.lock'))).toBe('OK');
    expect(codeOf(await host.call('accounts.unlock', { password: 'not this' }))).toBe('WRONG_CREDENTIALS');
    expect(codeOf(await host.call('accounts.unlock', { password: admin.password }))).toBe('OK');
    for (let n = 0; n < times; n += 1) {
      expect(codeOf(await host.call('accounts.signOut'))).toBe('OK');
      expect(codeOf(await host.call('accounts.signIn', asAdmin))).toBe('OK');
    }
    // As when the power goes: on the same full disk it opens again, with all of that.
    host.child.kill('SIGKILL');
    const next = disk.start();
    expect(await openingOf(next)).toMatchObject(full);
    const guess = { ...asAdmin, password: 'not this' };
    expect(codeOf(await next.call('accounts.signIn', guess))).toBe('WRONG_CREDENTIALS');
    expect(codeOf(await next.call('accounts.signIn', asAdmin))).toBe('OK');
    expect(await next.call('accounts.create', dana)).toMatchObject(refused);

    disk.empty();
    expect(await openingOf(next, 'system.retryOpening')).toMatchObject(writable);
    expect(disk.ballast()?.size).toBe(reserve);
    expect(codeOf(await next.call('accounts.create', dana))).toBe('OK');
    const rows = await disk.rows<{ action: string }>('SELECT action FROM audit ORDER BY seq');
    const count = (action: string): number => rows.filter((row) => row.action === action).length;
    expect({
      signedIn: count('session.signedIn'),
      signedOut: count('session.signedOut'),
      failed: count('session.signInFailed') + count('session.unlockFailed'),
      unlocked: count('session.unlocked'),
      created: count('account.created'),
    }).toEqual({ signedIn: times + 1, signedOut: times, failed: 2, unlocked: 1, created: 2 });
    const ended = await next.call('audit.verify');
    expect(ended).toMatchObject({ ok: true, data: { finding: null } });
    expect(await next.end()).toBe(0);
  });
});

test.each([17, 20])('with %d MiB left everything is taken, until an import comes too near', async (left) => {
  const { disk, host } = await storeOnFullDisk(left * MiB);
  expect(codeOf(await host.call('accounts.create', dana))).toBe('OK');
  const text = Array.from(
    { length: 90_000 },
    (_, n) => `Rule ${n}: the client is told of the marker ${n % 977}.\n\n`,
  );
  const content = Buffer.from(text.join('')).toString('base64');
  const file = { categoryId: 'retail-sales', title: 'Rules', fileName: 'rules.txt', content };
  expect(await host.call('library.import', file)).toMatchObject(refused);
  expect(await openingOf(host)).toMatchObject(full);
  expect(await host.call('library.list')).toMatchObject({ ok: true, data: { total: 0 } });
  // All that the import wrote and the log that it went through are still there, and so is the reserve.
  expect(disk.free() + (disk.ballast()?.size ?? 0)).toBeGreaterThan(reserve);
  expect(codeOf(await host.call('accounts.signOut'))).toBe('OK');
  expect(codeOf(await host.call('accounts.signIn', asAdmin))).toBe('OK');
  disk.empty();
  expect(await openingOf(host, 'system.retryOpening')).toMatchObject(writable);
  expect(codeOf(await host.call('accounts.create', { ...dana, username: 'dana.two' }))).toBe('OK');
  expect(await host.end()).toBe(0);
});
