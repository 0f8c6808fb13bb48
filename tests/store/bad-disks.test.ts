import { chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#main/platform/db/open-store.ts';
import { startChild } from './child-process.ts';
import { childPorts } from './children/child-ports.ts';
import { digestsOf } from './files-of.ts';
import { addNote, notesMigrations } from './notes-store.ts';
import { opened, storePorts } from './store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
/** Root ignores file modes, so the store is opened by somebody who does not. */
const asNobody = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];

/** A closed store that belongs to whom the child runs as. */
async function storeOfNobody(): Promise<{ args: [string, string, string]; dataDir: string }> {
  const folder = temporaryFolder();
  const args: [string, string, string] = [
    join(folder, 'data'),
    notesMigrations(folder),
    join(folder, 'store.key'),
  ];
  const { store } = await opened(childPorts(...args));
  addNote(store, 1);
  await store.close();
  if (isRoot) {
    for (const path of [
      folder,
      args[0],
      args[2],
      ...readdirSync(args[0]).map((name) => join(args[0], name)),
    ]) {
      chownSync(path, nobody, nobody);
    }
  }
  return { args, dataDir: args[0] };
}

const answerOf = async (args: readonly string[], through: readonly string[]): Promise<unknown> => {
  const child = startChild('open-and-hold.ts', args, through);
  const answer: unknown = JSON.parse((await child.line()) ?? '');
  child.process.kill('SIGKILL');
  await child.ended();
  return answer;
};

test('a folder that may not be written is read-only, and stays as it is', async () => {
  const { args, dataDir } = await storeOfNobody();
  expect(await answerOf(args, asNobody)).toMatchObject({ state: 'ok' });
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o400);
  chmodSync(dataDir, 0o500);
  const before = digestsOf(dataDir);
  expect(await answerOf(args, asNobody)).toMatchObject({
    state: 'readonly',
    reason: expect.stringContaining('EACCES'),
  });
  expect(digestsOf(dataDir)).toEqual(before);
  chmodSync(dataDir, 0o700);
});

test('a database that may not be written is read-only, and stays as it is', async () => {
  const { args, dataDir } = await storeOfNobody();
  const before = digestsOf(dataDir);
  chmodSync(join(dataDir, 'store.db'), 0o400);
  expect(await answerOf(args, asNobody)).toMatchObject({ state: 'readonly' });
  expect(digestsOf(dataDir)).toEqual(before);
});

test('a place where no folder can be made is read-only', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'closed'), { mode: 0o500 });
  if (isRoot) for (const path of [folder, join(folder, 'closed')]) chownSync(path, nobody, nobody);
  const args = [join(folder, 'closed', 'data'), notesMigrations(folder), join(folder, 'store.key')];
  expect(await answerOf(args, asNobody)).toMatchObject({
    state: 'readonly',
    reason: expect.stringContaining('EACCES'),
  });
});

test('a read-only file system is read-only', async () => {
  const { args, dataDir } = await storeOfNobody();
  const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  const through = ['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c', script, dataDir];
  const before = digestsOf(dataDir);
  expect(await answerOf(args, through)).toMatchObject({
    state: 'readonly',
    reason: expect.stringContaining('EROFS'),
  });
  expect(digestsOf(dataDir)).toEqual(before);
});

test('a file in the place of the folder is read-only', async () => {
  const { args } = await storeOfNobody();
  const [, migrationsDir, key] = args;
  expect(await answerOf([key, migrationsDir, `${key}-2`], asNobody)).toMatchObject({ state: 'readonly' });
  expect(await answerOf([join(key, 'data'), migrationsDir, `${key}-2`], asNobody)).toMatchObject({
    state: 'readonly',
  });
});

test('a place that takes no folder is read-only, and is not asked for ever', async () => {
  const folder = temporaryFolder();
  const elsewhere = [notesMigrations(folder), join(folder, 'store.key')];
  for (const [path, code] of [
    ['/proc/x', 'ENOENT'],
    ['/proc/x/y/z', 'ENOENT'],
    ['/dev/null/x', 'EEXIST'],
  ] as const) {
    const answer = await answerOf([path, ...elsewhere], asNobody);
    expect(answer).toMatchObject({ state: 'readonly', reason: expect.stringContaining(code) });
  }
  for (const create of [true, false]) {
    const answer = await openStore(storePorts({ dataDir: join(folder, 'x'.repeat(300)) }), { create });
    expect(answer).toMatchObject({ state: 'readonly', reason: expect.stringContaining('ENAMETOOLONG') });
  }
});

/** Mounts what looks like a share of another PC over the folder, for the child alone. */
const onShare = (folder: string): string[] => {
  const script = 'mount -t tmpfs files.branch.example:/training "$0" && exec "$@"';
  return ['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c', script, folder];
};

test('a network folder gets no store, and one that lies there is not opened', async () => {
  const folder = temporaryFolder();
  const share = join(folder, 'share');
  mkdirSync(share);
  const migrationsDir = notesMigrations(folder);
  for (const data of ['share', 'share/new/data']) {
    const args = [join(folder, data), migrationsDir, join(folder, 'store.key')];
    expect(await answerOf(args, onShare(share))).toMatchObject({
      state: 'readonly',
      cause: 'network_folder',
      reason: 'The data folder lies on another machine.',
    });
  }
  expect(readdirSync(folder)).not.toContain('store.key');
});

test('a full disk loses nothing and is no damage', async () => {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const script = 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"';
  const through = ['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c', script, disk];
  const child = startChild(
    'fill-disk.ts',
    [disk, notesMigrations(folder), join(folder, 'store.key')],
    through,
  );
  const said: unknown[] = [];
  for (let line = await child.line(); line !== null; line = await child.line()) said.push(JSON.parse(line));
  expect(said).toEqual([
    ['making a store on a full disk', 'disk_full'],
    ['making it once there is space', 'ok'],
    ['writing on a full disk', 'disk_full'],
    ['reading on a full disk', true],
    ['a recovery code on a full disk', 'disk_full'],
    ['opening on a full disk', 'disk_full'],
    ['opening once there is space', 'ok'],
    ['nothing is lost', true],
    ['writing once there is space', null],
    ['a large file on a full disk', 'ENOSPC'],
  ]);
});
