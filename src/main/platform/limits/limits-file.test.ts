import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { dataFolder } from '../db/data-folder.ts';
import { limitsFile } from './limits-file.ts';

const bucket = { key: 'system.recover|pc', tokens: 1.5, limit: { max: 5, perSeconds: 3600 } };

function keeper(folder = dataFolder(temporaryFolder())) {
  const errors: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void errors.push(event) };
  return { kept: limitsFile(folder, log), file: folder.limits, errors };
}

test('gives back what it was given, from a file that only its owner reads', async () => {
  const { kept, file } = keeper();
  expect(kept.load()).toEqual([]);
  await kept.save([bucket]);
  expect(kept.load()).toEqual([bucket]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === 'win32')('a pipe in its place is not waited for', async () => {
  const { kept, file } = keeper();
  execFileSync('mkfifo', [file]);
  expect(kept.load()).toBe('unknown');
});

test('the last of several saves at once is the one that stays', async () => {
  const { kept } = keeper();
  const saves = [3, 2, 1, 0].map((tokens) => kept.save([{ ...bucket, tokens }]));
  await Promise.all(saves);
  expect(kept.load()).toEqual([{ ...bucket, tokens: 0 }]);
});

test.each([
  ['no JSON', '{"format":1,'],
  ['another shape', '{"format":1,"buckets":[{"key":"a"}]}'],
  ['more tokens than a number holds', '{"format":1,"buckets":[{"key":"a","tokens":1e999}]}'],
  ['too much', 'x'.repeat(70_000)],
])('a file of %s counts as unknown, never as unspent', async (_what, text) => {
  const { kept, file, errors } = keeper();
  await kept.save([bucket]);
  writeFileSync(file, text);
  expect(kept.load()).toBe('unknown');
  expect(errors).toEqual(['limits.unreadable']);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a place that takes no file is a fault of the store', async () => {
  const { kept, file } = keeper();
  mkdirSync(file);
  await expect(kept.save([bucket])).rejects.toMatchObject({ name: 'StoreFault', kind: 'corrupt' });
});

test('a folder that is not there is not made', async () => {
  const root = join(temporaryFolder(), 'data');
  const { kept } = keeper(dataFolder(root));
  await kept.save([bucket]);
  expect([existsSync(root), kept.load()]).toEqual([false, []]);
});
