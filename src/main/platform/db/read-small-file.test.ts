import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { readSmallFile } from './read-small-file.ts';

test('a small file is read as it is, and one that is missing is told apart', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'small'), 'four');
  expect(readSmallFile(join(folder, 'small'), 4)).toBe('four');
  expect(readSmallFile(join(folder, 'none'), 4)).toBeNull();
});

test('what is too long or no file is neither read nor waited for', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'long'), 'five!');
  mkdirSync(join(folder, 'folder'));
  symlinkSync('/dev/zero', join(folder, 'endless'));
  const names = ['long', 'folder', 'endless'];
  if (process.platform !== 'win32') {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    names.push('pipe');
  }
  for (const name of names) expect(readSmallFile(join(folder, name), 4)).toBe('');
});
