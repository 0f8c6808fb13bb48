import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createSettings, type LiveSettings } from '#main/kernel/settings.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { accountsStore } from '#tests/features/accounts/accounts-store.ts';
import { memoryVault, type MemoryVault } from '#tests/support/memory-vault.ts';
import { createKeptSignIns, type Keeping, type KeptSignIns } from './kept-sign-ins.ts';

const dayMs = 86_400_000;
const { store, write, add } = accountsStore();

let now: Date;
let settings: LiveSettings;
let vault: MemoryVault;
let errors: unknown[];
let handedOut: Uint8Array[];
let kept: KeptSignIns;

beforeEach(() => {
  now = new Date('2026-11-20T09:00:00.000Z');
  settings = createSettings();
  vault = memoryVault();
  errors = [];
  handedOut = [];
  add('ama');
  add('kofi');
  kept = createKeptSignIns({
    store: store(),
    vault,
    random: {
      bytes: (count) => {
        const bytes = systemRandom.bytes(count);
        handedOut.push(bytes);
        return bytes;
      },
    },
    settings,
    steadyMs: () => now.getTime(),
    log: { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) },
  });
});

const put = (keeping: Keeping, id = 's1', accountId = 'ama'): void =>
  write((db) => kept.put(db, keeping, { id, accountId, at: new Date('2026-11-20T08:00:00.000Z') }));
const pass = (ms: number): void => void (now = new Date(now.getTime() + ms));

test('the keychain holds 32 random bytes, the store a digest of them, and the memory nothing', async () => {
  const keeping = await kept.prepare(true);
  const [token] = [...vault.signIns.values()];
  expect(token).toHaveLength(32);
  const tokenHash = createHash('sha256')
    .update(token ?? '')
    .digest('hex');
  expect(keeping).toEqual({ kind: 'yes', tokenHash });
  expect(handedOut).toEqual([new Uint8Array(32)]);
  put(keeping);
  expect(await kept.find()).toEqual({
    id: 's1',
    accountId: 'ama',
    tokenHash,
    startedAt: '2026-11-20T08:00:00.000Z',
    lastActiveAt: '2026-11-20T08:00:00.000Z',
    expiresAt: '2026-12-20T08:00:00.000Z',
    endsMs: Date.parse('2026-12-20T09:00:00.000Z'),
    leftOpen: false,
  });
});

test('nothing is kept of who does not ask for it, and of nobody where the organisation forbids it', async () => {
  expect(await kept.prepare(false)).toEqual({ kind: 'no' });
  settings.choose({ keepSignedIn: false });
  expect(await kept.prepare(true)).toEqual({ kind: 'forbidden' });
  expect([vault.signIns.size, handedOut]).toEqual([0, []]);
  for (const kind of ['no', 'forbidden', 'unavailable'] as const) put({ kind });
  expect(kept.of('ama')).toEqual([]);
});

test('a keychain that does not take it is told and logged, and the token is forgotten', async () => {
  vault.trouble = 'forgets';
  expect(await kept.prepare(true)).toEqual({ kind: 'unavailable' });
  expect(errors).toEqual([['signIn.notKept', expect.any(Error)]]);
  expect(handedOut).toEqual([new Uint8Array(32)]);
});

test('nothing is found where the keychain has nothing, says nothing, or holds another token', async () => {
  expect(await kept.find()).toBeNull();
  put(await kept.prepare(true));
  vault.trouble = 'unavailable';
  expect(await kept.find()).toBeNull();
  vault.trouble = 'none';
  vault.signIns.set(store().id, new Uint8Array(32));
  expect(await kept.find()).toBeNull();
});

test('it lasts thirty days, or as many as are set, and no longer', async () => {
  put(await kept.prepare(true));
  const row = await kept.find();
  expect(row && kept.leftMs(row)).toBe(30 * dayMs);
  pass(30 * dayMs - 1);
  expect([kept.of('ama').length, (await kept.find())?.id]).toEqual([1, 's1']);
  expect(row && kept.leftMs(row)).toBe(1);
  pass(1);
  expect([kept.of('ama'), await kept.find()]).toEqual([[], null]);
  settings.choose({ keptSignInDays: 1 });
  put(await kept.prepare(true), 's2');
  expect(kept.of('ama')).toMatchObject([{ id: 's2', endsMs: Date.parse('2026-12-21T09:00:00.000Z') }]);
});

test('it counts for nothing while the organisation forbids it', async () => {
  put(await kept.prepare(true));
  settings.choose({ keepSignedIn: false });
  expect([kept.of('ama'), await kept.find()]).toEqual([[], null]);
});

test('what is over when it is looked for is dropped for good, and a disk that does not take that is in the log', async () => {
  put(await kept.prepare(true));
  settings.choose({ keepSignedIn: false });
  const full = new Error('The disk is full.');
  const onFullDisk = createKeptSignIns({
    store: {
      ...store(),
      transact: () => {
        throw full;
      },
    },
    vault,
    random: systemRandom,
    settings,
    steadyMs: () => now.getTime(),
    log: { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) },
  });
  expect(await onFullDisk.find()).toBeNull();
  expect(errors).toEqual([['signIn.notForgotten', full]]);
  settings.choose({});
  expect(await kept.find()).toMatchObject({ id: 's1' });
  settings.choose({ keepSignedIn: false });
  expect(await kept.find()).toBeNull();
  settings.choose({});
  expect(await kept.find()).toBeNull();
});

test('there is one at a time, and it is its person’s', async () => {
  put(await kept.prepare(true));
  put(await kept.prepare(true), 's2', 'kofi');
  expect([kept.of('ama'), kept.of('kofi').length]).toEqual([[], 1]);
});

test('it is left open by a good end, and closed again when it is taken up', async () => {
  put(await kept.prepare(true));
  write((db) => kept.leaveOpen(db, 'another'));
  expect(await kept.find()).toMatchObject({ leftOpen: false });
  write((db) => kept.leaveOpen(db, 's1'));
  expect(await kept.find()).toMatchObject({ leftOpen: true, lastActiveAt: '2026-11-20T08:00:00.000Z' });
  write((db) => kept.take(db, 's1', now));
  expect(await kept.find()).toMatchObject({ leftOpen: false, lastActiveAt: '2026-11-20T09:00:00.000Z' });
});

test('it is dropped by its id, or with its person’s', async () => {
  const left = async (by: Parameters<KeptSignIns['drop']>[1]) => {
    put(await kept.prepare(true));
    write((db) => kept.drop(db, by));
    return kept.of('ama').length;
  };
  expect(await left({ id: 's2' })).toBe(1);
  expect(await left({ id: 's1' })).toBe(0);
  expect(await left({ accountId: 'kofi' })).toBe(1);
  expect(await left({ accountId: 'ama' })).toBe(0);
});
