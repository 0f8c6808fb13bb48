import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { manifestText, type BackupFacts } from '../backup/manifest.ts';
import { backupHealth } from './backup-health.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const facts: BackupFacts = {
  format: 1,
  storeId: '0198f2a0-0000-7000-8000-000000000001',
  reason: 'daily',
  madeAt: now.toISOString(),
  appVersion: '0.1.0',
  bytes: 1,
  sha256: 'a'.repeat(64),
  codeId: '0198f2a0-0000-7000-8000-000000000002',
  contents: { schema: 1, commits: 1, auditSeq: 0, auditHash: '', rows: {} },
};

function found(name: string, manifest: string): unknown {
  const folder = temporaryFolder();
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'backup.json'), manifest);
  return backupHealth(folder, now);
}
const text = (more: Partial<BackupFacts> = {}): string =>
  manifestText({ ...facts, ...more }, new Uint8Array(32));

test.each([
  ['20261120T020000000Z-daily', text(), 'recent'],
  ['20261116T100000000Z-daily', text(), 'recent'],
  ['20261116T080000000Z-daily', text(), 'old'],
  ['20271116T080000000Z-daily', text(), 'recent'],
  ['20261120T020000000Z-daily', text({ codeId: null }), 'only_here'],
  ['20261120T020000000Z-daily', '{', 'unreadable'],
])('%s is told of as it is', (name, manifest, finding) => {
  expect(found(name, manifest)).toMatchObject({ finding, figures: { backupCount: 1 } });
});

test('none is none yet', () => {
  expect(backupHealth(join(temporaryFolder(), 'backups'), now)).toEqual({
    finding: 'none_yet',
    figures: { backupCount: 0, newestAt: null },
  });
});
