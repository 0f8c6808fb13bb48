import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { readStampedName } from '../backup/backup-folder.ts';
import { manifestText, type BackupFacts } from '../backup/manifest.ts';
import { backupHealth } from './backup-health.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const daily = '20261120T020000000Z-daily';

/** The folder of backups with one of this name, which is what it says of itself. */
function folderWith(name: string, more: Partial<BackupFacts> = {}): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'store.db'), '1');
  const facts: BackupFacts = {
    format: 1,
    storeId: '0198f2a0-0000-7000-8000-000000000001',
    reason: 'daily',
    madeAt: readStampedName(name)?.at.toISOString() ?? '',
    appVersion: '0.1.0',
    bytes: 1,
    sha256: 'a'.repeat(64),
    codeId: '0198f2a0-0000-7000-8000-000000000002',
    contents: { schema: 1, commits: 1, auditSeq: 0, auditHash: '', rows: {} },
    ...more,
  };
  writeFileSync(join(folder, name, 'backup.json'), manifestText(facts, new Uint8Array(32)));
  return folder;
}

test.each([
  [daily, {}, 'recent'],
  ['20261116T100000000Z-daily', {}, 'recent'],
  ['20261116T080000000Z-daily', {}, 'old'],
  ['20261121T080000000Z-daily', {}, 'recent'],
  ['20261121T100000000Z-daily', {}, 'in_future'],
  ['20991116T080000000Z-daily', {}, 'in_future'],
  [daily, { codeId: null }, 'only_here'],
  [daily, { bytes: 2 }, 'unreadable'],
  [daily, { madeAt: now.toISOString() }, 'unreadable'],
])('%s, which says %o, is told of as %s', (name, more, finding) => {
  const told = backupHealth(folderWith(name, more), now);
  expect(told).toMatchObject({ finding, figures: { backupCount: 1 } });
});

test('one that says nothing of itself is unreadable', () => {
  const folder = folderWith(daily);
  writeFileSync(join(folder, daily, 'backup.json'), '{');
  expect(backupHealth(folder, now)).toMatchObject({ finding: 'unreadable' });
});

test('none is none yet', () => {
  expect(backupHealth(join(temporaryFolder(), 'backups'), now)).toEqual({
    finding: 'none_yet',
    figures: { backupCount: 0, newestAt: null },
  });
});
