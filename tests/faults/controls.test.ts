import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeStore } from '#tests/support/read-store.ts';
import { sharedStoreFolder, storeFolder } from '#tests/support/temporary-folder.ts';
import { brokenInvariants, portsOf } from './checks/invariants.ts';
import { writtenInTheClear } from './checks/plaintext.ts';
import { acknowledgingEarly, withoutFolderSyncs, withoutSyncs } from './controls/weakened.ts';
import { killAtEachCall } from './kill-at-each-call.ts';
import { killAtRandom } from './kill-at-random.ts';
import { losePower } from './lose-power.ts';
import { recordScript } from './recording/record-script.ts';
import type { KnownStore } from './recording/record-host.ts';
import { copyStore, makeSmallStore, recordStory, type RecordedStory } from './story/stories.ts';
import type { Tally } from './tally.ts';

/** What a series found, without where. */
const kindsOf = ({ broken }: Tally): string[] => [
  ...new Set(broken.map(({ what }) => what.split(/[:(]/)[0]?.trim() ?? '')),
];

const shared = sharedStoreFolder();
let small: KnownStore;
let day: RecordedStory;
beforeAll(async () => {
  small = await makeSmallStore(join(shared(), 'small'));
  day = await recordStory('working day', join(shared(), 'day'));
});
const aStore = (): KnownStore => copyStore(small, join(storeFolder(), 'store'));

const script = join(import.meta.dirname, 'controls', 'write-unsafely.ts');

describe('power losses turn red', () => {
  test('when commits are not synced, or nothing is', async () => {
    const scratch = storeFolder();
    const lose = (recorded: Parameters<typeof losePower>[0]) =>
      losePower(recorded, join(scratch, 'left'), { count: 60, seed: 1 });
    expect((await lose(day)).broken).toEqual([]);
    // The commit head, which is synced, knows of the commits that the database has lost.
    const isLog = (path: string): boolean => path.endsWith('-wal');
    const withoutLog = await lose(withoutSyncs(day, isLog));
    expect(withoutLog.broken.map(({ what }) => what)).toContainEqual(expect.stringContaining('rolled_back'));
    const isLogOrHead = (path: string): boolean => isLog(path) || path.endsWith('store.head');
    expect(kindsOf(await lose(withoutSyncs(day, isLogOrHead)))).toContain('lost');
    expect(kindsOf(await lose(withoutSyncs(day, () => true)))).toContain('closed');
  });

  test('when files are renamed into place without a sync, or their names are not synced', async () => {
    const scratch = storeFolder();
    const start = await recordStory('first start', scratch);
    const lose = (recorded: Parameters<typeof losePower>[0]) =>
      losePower(recorded, join(scratch, 'left'), { count: 60, seed: 2 });
    expect(kindsOf(await lose(withoutSyncs(start, (path) => path.endsWith('.partial'))))).toContain('closed');
    expect(kindsOf(await lose(withoutFolderSyncs(start)))).toContain('closed');
  });
});

describe('kills turn red', () => {
  test('when a write is acknowledged before its commit', async () => {
    const scratch = storeFolder();
    expect(kindsOf(await killAtEachCall(acknowledgingEarly(day, 6), join(scratch, 'killed')))).toEqual([
      'lost',
    ]);
  });

  test('when what a kill leaves in the write-ahead log is lost', async () => {
    const store = aStore();
    const log = join(store.folder, 'data', 'store.db-wal');
    const tally = await killAtRandom(store, { count: 3, seed: 3 }, () => rmSync(log, { force: true }));
    expect(tally.broken.map(({ what }) => what)).toContainEqual(expect.stringContaining('rolled_back'));
  });

  test('when there is no journal on the disk', async () => {
    const scratch = storeFolder();
    const { folder, effects } = aStore();
    const recording = await recordScript([script, folder, 'without a journal on the disk'], {
      folder,
      scratch,
    });
    const expectedAfter = () => ({ acknowledged: effects, asked: effects });
    const killed = { recording, expectedAfter };
    const tally = await killAtEachCall(killed, join(scratch, 'killed'), { untilBroken: true });
    expect(kindsOf(tally)).toContain('closed');
  });
});

test('the search for plaintext turns red when SQLite may use temporary files', async () => {
  const scratch = storeFolder();
  const { folder } = aStore();
  const recording = await recordScript([script, folder, 'with temporary files'], { folder, scratch });
  expect(writtenInTheClear(recording)).toContainEqual(expect.stringContaining('etilqs'));
});

describe('the invariants turn red', () => {
  test.each([
    ['a row of a transaction is missing', 'DELETE FROM account_roles', 'by halves'],
    ['an audit row is another one', `UPDATE audit SET action = 'x' WHERE seq = 1`, 'audit chain'],
    ['an acknowledged row is gone', `DELETE FROM documents`, 'lost'],
    ['something came from nowhere', `UPDATE accounts SET username = 'x'`, 'from nowhere'],
    [
      'a row refers to nothing',
      `PRAGMA foreign_keys = OFF; UPDATE account_identifiers SET account_id = 'x'`,
      'rows that refer to nothing',
    ],
  ])('when %s', async (_what, change, kind) => {
    const { folder, effects } = aStore();
    const expected = { acknowledged: effects, asked: effects };
    expect(await brokenInvariants(folder, expected)).toEqual([]);
    await changeStore(portsOf(folder), (_run, connection) => {
      connection.exec('DROP TRIGGER audit_keeps_its_words');
      connection.exec(change);
    });
    expect((await brokenInvariants(folder, expected)).join('\n')).toContain(kind);
  });
});
