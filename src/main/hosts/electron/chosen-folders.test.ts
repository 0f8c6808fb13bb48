import path from 'node:path';
import { expect, test } from 'vitest';
import { createChosenFolders } from './chosen-folders.ts';

const chooses = (folder: string) => async () => ({ canceled: false, filePaths: [folder] });
const closes = async () => ({ canceled: true, filePaths: [] });

test('a folder that was chosen is known by a token, and nothing else leads to one', async () => {
  const folders = createChosenFolders(chooses('/media/stick/20261121T020000000Z-daily'));
  const answer = await folders.choose();
  if (answer.kind !== 'chosen') throw new Error(answer.kind);
  expect(answer.name).toBe('20261121T020000000Z-daily');
  expect(JSON.stringify(answer)).not.toContain('media');
  expect(folders.pathOf(answer.token)).toBe(path.resolve('/media/stick/20261121T020000000Z-daily'));
  for (const token of ['', '/etc', '/media/stick/20261121T020000000Z-daily']) {
    expect(folders.pathOf(token)).toBeNull();
  }
});

test('a dialog that is closed, one that fails and a second one choose nothing', async () => {
  expect(await createChosenFolders(closes).choose()).toEqual({ kind: 'cancelled' });
  const failing = createChosenFolders(() => Promise.reject(new Error('no dialog')));
  expect(await failing.choose()).toEqual({ kind: 'failed', reason: 'other' });
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof closes>>>();
  const slow = createChosenFolders(() => promise);
  const first = slow.choose();
  expect(await slow.choose()).toEqual({ kind: 'cancelled' });
  resolve({ canceled: true, filePaths: [] });
  expect(await first).toEqual({ kind: 'cancelled' });
});

test('tokens are remembered for the last twenty folders only', async () => {
  const folders = createChosenFolders(chooses('/a'));
  const tokens: string[] = [];
  for (let n = 0; n < 21; n++) {
    const answer = await folders.choose();
    if (answer.kind === 'chosen') tokens.push(answer.token);
  }
  expect(folders.pathOf(tokens[0] ?? '')).toBeNull();
  expect(folders.pathOf(tokens[1] ?? '')).toBe(path.resolve('/a'));
});
