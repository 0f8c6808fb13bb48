import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { dataFolder, type DataFolder } from '#main/platform/db/data-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const dana = { name: 'Dana Whitlock', username: 'dana', roles: ['trainee'] };
const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);

/** From now on every write to the files of a store fails like this in a running process. Returns what ends that. */
async function failWrites(pid: number, folder: DataFolder, error: string): Promise<() => Promise<void>> {
  const files = [folder.database, folder.log, folder.head, folder.probe, folder.ballast];
  const through = files.flatMap((file) => ['-P', file]);
  // A file that is there can be opened where a quota is used up.
  const calls = error === 'EROFS' ? 'pwrite64,write,openat' : 'pwrite64,write';
  const args = ['-f', '-p', String(pid), '-o', '/dev/null', '-e', `trace=${calls}`, ...through];
  const injecting = spawn('strace', [...args, '-e', `inject=${calls}:error=${error}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void injecting.kill('SIGKILL'));
  await once(injecting.stderr, 'data');
  return async () => {
    injecting.kill('SIGINT');
    await once(injecting, 'exit');
  };
}

/** SQLite says no more of either than that writing failed. */
test.each([
  ['a quota that is used up', 'EDQUOT', 'disk_full'],
  ['a file system that became read-only', 'EROFS', 'readonly'],
] as const)('%s is a state that is said, and ends when it is over', async (_what, error, cause) => {
  const folder = temporaryFolder();
  const dataDir = join(folder, 'data');
  const host = startHeadless(['--data', dataDir, '--key-file', join(folder, 'key')]);
  onTestFinished(() => void host.child.kill('SIGKILL'));
  expect(codeOf(await host.call('accounts.createFirstAdmin', admin))).toBe('OK');
  expect(codeOf(await host.call('system.retryOpening'))).toBe('OK');
  const mend = await failWrites(host.child.pid ?? 0, dataFolder(dataDir), error);
  const refused = { ok: false, error: { code: 'UNAVAILABLE', details: { store: cause } } };
  expect(await host.call('accounts.create', dana)).toMatchObject(refused);
  const state = { ok: true, data: { state: 'ok', readOnly: { cause } } };
  expect(await host.call('system.opening')).toMatchObject(state);
  expect(await host.call('accounts.create', dana)).toMatchObject(refused);
  expect(await host.call('accounts.list')).toMatchObject({ ok: true, data: { total: 1 } });
  expect(codeOf(await host.call('accounts.lock'))).toBe('OK');
  expect(await host.call('accounts.unlock', { password: admin.password })).toMatchObject(refused);
  expect(await host.call('system.retryOpening')).toMatchObject(state);
  await mend();
  expect(await host.call('system.retryOpening')).toMatchObject({ ok: true, data: { readOnly: null } });
  expect(codeOf(await host.call('accounts.unlock', { password: admin.password }))).toBe('OK');
  expect(codeOf(await host.call('accounts.create', dana))).toBe('OK');
  expect(await host.end()).toBe(0);
  expect(host.errors()).not.toContain('INTERNAL');
});
