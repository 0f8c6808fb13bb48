import { constants } from 'node:os';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { createSaveFile } from './save-file.ts';

const bytes = new Uint8Array([1, 2, 3]);
let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});

const wanted = () => Promise.resolve(true);
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

test('the bytes lie where the person chose, and the next dialog opens there', async () => {
  const asked: string[] = [];
  const save = createSaveFile({
    ask: async ({ defaultPath }) => {
      asked.push(defaultPath);
      return { canceled: false, filePath: path.join(folder, 'chosen.pdf') };
    },
    write: atomicWrite,
    firstFolder: '/home/anna/Documents',
  });
  expect(await save({ suggestedName: 'Report.pdf', bytes }, wanted)).toEqual({
    kind: 'saved',
    path: path.join(folder, 'chosen.pdf'),
  });
  expect(new Uint8Array(await readFile(path.join(folder, 'chosen.pdf')))).toEqual(bytes);
  expect(await readdir(folder)).toEqual(['chosen.pdf']);
  await save({ suggestedName: '../../other.pdf', bytes }, wanted);
  expect(asked).toEqual(['/home/anna/Documents/Report.pdf', path.join(folder, '-..-other.pdf')]);
});

test('a person who cancels gets nothing written', async () => {
  const save = createSaveFile({
    ask: async () => ({ canceled: true, filePath: '' }),
    write: atomicWrite,
    firstFolder: folder,
  });
  expect(await save({ suggestedName: 'a.pdf', bytes }, wanted)).toEqual({ kind: 'cancelled' });
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['ENOSPC', 'disk_full'],
  ['EACCES', 'not_allowed'],
  ['EPERM', 'not_allowed'],
  ['EROFS', 'not_allowed'],
  ['EIO', 'other'],
])('%s is told as %s', async (code, reason) => {
  const save = createSaveFile({
    ask: async () => ({ canceled: false, filePath: path.join(folder, 'x.pdf') }),
    write: failing(code),
    firstFolder: folder,
  });
  expect(await save({ suggestedName: 'x.pdf', bytes }, wanted)).toEqual({ kind: 'failed', reason });
});

test('a quota that is used up is told as a full disk, although Node has no name for it', async () => {
  const quota = Object.assign(new Error('Unknown system error -122'), {
    code: `Unknown system error -${constants.errno.EDQUOT}`,
    errno: -constants.errno.EDQUOT,
  });
  const save = createSaveFile({
    ask: async () => ({ canceled: false, filePath: path.join(folder, 'x.pdf') }),
    write: () => Promise.reject(quota),
    firstFolder: folder,
  });
  expect(await save({ suggestedName: 'x.pdf', bytes }, wanted)).toEqual({
    kind: 'failed',
    reason: 'disk_full',
  });
});

test('a dialog that cannot be shown is a failure, not a crash', async () => {
  const save = createSaveFile({ ask: failing('EUNKNOWN'), write: atomicWrite, firstFolder: folder });
  expect(await save({ suggestedName: 'x.pdf', bytes }, wanted)).toEqual({ kind: 'failed', reason: 'other' });
});

test('a second request does not stack a second dialog', async () => {
  const first = Promise.withResolvers<{ canceled: boolean; filePath: string }>();
  const save = createSaveFile({ ask: () => first.promise, write: atomicWrite, firstFolder: folder });
  const running = save({ suggestedName: 'x.pdf', bytes }, wanted);
  expect(await save({ suggestedName: 'y.pdf', bytes }, wanted)).toEqual({ kind: 'cancelled' });
  first.resolve({ canceled: false, filePath: path.join(folder, 'x.pdf') });
  expect(await running).toMatchObject({ kind: 'saved' });
});

test('nothing is written once it is not wanted any more, however the dialog is answered', async () => {
  const save = createSaveFile({
    ask: async () => ({ canceled: false, filePath: path.join(folder, 'chosen.pdf') }),
    write: atomicWrite,
    firstFolder: folder,
  });
  expect(await save({ suggestedName: 'Report.pdf', bytes }, () => Promise.resolve(false))).toEqual({
    kind: 'failed',
    reason: 'not_allowed',
  });
  expect(await readdir(folder)).toEqual([]);
});
