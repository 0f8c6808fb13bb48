import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, toldIn } from '#tests/features/logs/told-words.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';

type Line = { readonly event: string; readonly op?: string; readonly ref?: string };

test('with --log-dir the log lies in private files as well as on stderr, and tells nothing of what was typed', async () => {
  const dir = temporaryFolder();
  const logDir = join(dir, 'made', 'logs');
  const key = join(dir, 'key');
  const args = ['--data', join(dir, 'data'), '--key-file', key, '--log-dir', logDir];
  const host = startHeadless(args);
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  await host.call('accounts.createFirstAdmin', admin);
  await host.call('library.search', { text: 'zqxj refunds' });
  await host.call('accounts.signIn', { identifier: 'zqxj.nobody', password: 'zqxj password' });
  await host.call('zqxj.nothing', { text: 'zqxj refunds' });
  expect(await host.end()).toBe(0);

  expect(readdirSync(logDir)).toEqual(['app.log']);
  expect(statSync(logDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(logDir, 'app.log')).mode & 0o777).toBe(0o600);
  const lines = linesOf(logDir);
  const onStderr = host
    .errors()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  // Each is written at a moment of its own.
  const withoutTime = (line: string) => line.replace(/"at":"[^"]+"/u, '');
  expect(onStderr.map(withoutTime)).toEqual(lines.map(withoutTime));
  const read = lines.map((line): Line => JSON.parse(line));
  expect(read.filter(({ event }) => event.startsWith('op')).map(({ op }) => op)).toEqual([
    'accounts.createFirstAdmin',
    'library.search',
    'accounts.signIn',
    'unknown',
  ]);
  expect(read.filter(({ op }) => op !== undefined).every(({ ref }) => ref !== undefined)).toBe(true);
  expect(toldIn([...lines, ...onStderr], ['zqxj', 'reyes', 'horse', dir])).toEqual([]);
});

test('a folder that cannot be made is told before anything begins', async () => {
  const dir = temporaryFolder();
  const host = startHeadless(['--data', join(dir, 'data'), '--log-dir', '/proc/nowhere/logs']);
  expect(await host.end()).toBe(2);
  expect(host.errors()).toContain('--log-dir');
  expect(readdirSync(dir)).toEqual([]);
});
