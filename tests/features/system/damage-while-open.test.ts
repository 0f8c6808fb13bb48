import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';

const page = 4096;

/** In a process of its own: closing a descriptor here would drop the locks that SQLite holds on the file. */
function spoilAllButTheFirstPage(file: string): void {
  const pages = statSync(file).size / page - 1;
  const to = [`of=${file}`, `bs=${page}`, 'seek=1', `count=${pages}`, 'conv=notrunc', 'status=none'];
  execFileSync('dd', ['if=/dev/urandom', ...to]);
}

/** A branch that was just started, so that hardly a page of its store is in memory, and whose files then break. */
async function damagedBranch(): Promise<{ app: TestApp; file: string; sound: string }> {
  const { test: before } = await startBranch();
  const app = await before.restart();
  const file = join(app.dataDir, 'store.db');
  const sound = join(storeFolder(), 'sound.db');
  cpSync(file, sound);
  const identifier = 'admin';
  await app.window().api.accounts.signIn({ identifier, password: passwordOf(identifier) });
  spoilAllButTheFirstPage(file);
  return { app, file, sound };
}

test('damage that is met while the store is open is what its state says from then on, and every window is told', async () => {
  const { app } = await damagedBranch();
  const { call } = app.window();
  const before = app.pushes.length;
  expect(await call('library.list')).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE', details: { store: 'corrupt' } },
  });
  expect(app.pushes.slice(before)).toEqual([
    { windowId: null, push: { event: 'invalidated', ops: ['system.opening'] } },
  ]);
  expect(await call('system.opening')).toMatchObject({
    ok: true,
    data: { state: 'corrupt', firstRun: false },
  });
  expect(await call('accounts.lock')).toEqual({ ok: true, data: {} });
});

test('trying again closes the store, looks at all of it, and leaves damaged files as they are', async () => {
  const { app, file } = await damagedBranch();
  const { call } = app.window();
  await call('library.list');
  const before = readFileSync(file);
  expect(await call('system.retryOpening')).toMatchObject({ ok: true, data: { state: 'corrupt' } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('where the files are sound again, trying again opens them, and everybody signs in anew', async () => {
  const { app, file, sound } = await damagedBranch();
  const { call, api } = app.window();
  await call('library.list');
  expect(await call('system.retryOpening')).toMatchObject({ ok: true, data: { state: 'corrupt' } });
  cpSync(sound, file);
  // The log was left alone, so that what was committed after this copy is not missing.
  expect(await call('system.retryOpening')).toMatchObject({ ok: true, data: { state: 'ok' } });
  expect(await call('accounts.me')).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
  expect(await api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') })).toMatchObject({
    username: 'admin',
  });
});
