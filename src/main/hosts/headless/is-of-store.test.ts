import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { isOfStore } from './is-of-store.ts';

test('the files of a store are told from others, by whatever way they are named', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  mkdirSync(join(data, 'backups'), { recursive: true });
  symlinkSync(data, join(folder, 'link'));
  const isOwn = (...names: string[]): boolean => isOfStore(join(folder, ...names), data);
  expect(isOwn('data', 'store.db')).toBe(true);
  expect(isOwn('data', 'Store.DB')).toBe(true);
  expect(isOwn('link', 'store.json')).toBe(true);
  expect(isOwn('data', 'backups', '20261120T090000000Z-daily', 'store.db')).toBe(true);
  expect(isOwn('data', 'backups')).toBe(true);
  expect(isOwn('data', 'key')).toBe(false);
  expect(isOwn('data', 'logs', 'app.log')).toBe(false);
  expect(isOwn('data')).toBe(false);
  expect(isOwn('store.db')).toBe(false);
});
