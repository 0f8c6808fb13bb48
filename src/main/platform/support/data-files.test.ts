import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { dataFolder } from '../db/data-folder.ts';
import { dataFiles } from './data-files.ts';

test('every file of a store is told by its name, finished or not, and no other', () => {
  const root = temporaryFolder();
  const { root: _, ...own } = dataFolder(root);
  const names = Object.values(own).map((path) => basename(path));
  for (const name of names) writeFileSync(join(root, name), '');
  writeFileSync(join(root, 'store.json.0123456789ab.partial'), '');
  mkdirSync(join(root, '20261121T020000000Z-daily'));
  mkdirSync(join(root, 'Anna'));
  writeFileSync(join(root, 'Anna', 'store.anna'), '');
  mkdirSync(join(root, '20261121T020000000Z-anna'));
  const told = dataFiles(root).map(({ path }) => path);
  expect(told.filter((path) => !path.includes('another'))).toEqual(
    [...names, 'store.json.0123456789ab.partial', '20261121T020000000Z-daily'].toSorted(),
  );
  expect(told.filter((path) => path.includes('another'))).toHaveLength(3);
});
