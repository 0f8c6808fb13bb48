import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate/browser';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

const filesOf = (zip: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(zip))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

test('support-bundle packs a store in any state, and nothing that was typed into it', async () => {
  const dir = temporaryFolder();
  const data = join(dir, 'data');
  const key = join(dir, 'key');
  const args = ['--data', data, '--key-file', key];
  const host = startHeadless([...args, '--log-dir', join(data, 'logs')]);
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  await host.call('accounts.createFirstAdmin', admin);
  await host.call('accounts.confirmPassword', { password: admin.password });
  await host.call('settings.change', { key: 'branch', value: 'Zqxj Branch' });
  await host.call('settings.change', { key: 'logLevel', value: 'warn' });
  const inUse = join(dir, 'in-use.zip');
  const whileOpen = await runVerb(['support-bundle', ...args, '--out', inUse]);
  expect([whileOpen.code, JSON.parse(whileOpen.out)]).toMatchObject([0, { store: { state: 'locked' } }]);
  await host.end();

  const out = join(dir, 'bundle.zip');
  const { code, out: said } = await runVerb(['support-bundle', ...args, '--out', out]);
  expect([code, JSON.parse(said)]).toMatchObject([0, { verb: 'support-bundle', ok: true, state: 'ok' }]);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const files = filesOf(out);
  expect(Object.keys(files).toSorted()).toEqual([
    'about.json',
    'audit.json',
    'files.json',
    'health.json',
    'logs/app.log',
    'policy.json',
    'settings.json',
    'start-up.json',
  ]);
  const { settings } = JSON.parse(files['settings.json'] ?? '') as { settings: object[] };
  expect(settings).toContainEqual({ key: 'logLevel', source: 'setting', isManaged: false, value: 'warn' });
  expect(settings).toContainEqual({ key: 'branch', source: 'setting', isManaged: false, isSet: true });

  rmSync(key);
  writeFileSync(join(data, 'store.db'), 'x'.repeat(65_536));
  const damaged = join(dir, 'damaged.zip');
  expect((await runVerb(['support-bundle', ...args, '--out', damaged])).code).toBe(0);
  expect(JSON.parse(filesOf(damaged)['about.json'] ?? '')).toMatchObject({
    store: { state: 'key_unavailable' },
  });
  for (const zip of [inUse, out, damaged])
    expect(Object.values(filesOf(zip)).join('\n')).not.toMatch(/reyes|horse|zqxj|tomas/iu);
});

test('a file that cannot be written is said, and options that are wrong end with 2', async () => {
  const dir = temporaryFolder();
  const data = join(dir, 'data');
  mkdirSync(data);
  const nowhere = await runVerb(['support-bundle', '--data', data, '--out', join(dir, 'no', 'x.zip')]);
  expect([nowhere.code, JSON.parse(nowhere.out)]).toMatchObject([
    2,
    { ok: false, why: 'out_folder_missing' },
  ]);
  expect((await runVerb(['support-bundle', '--data', data])).code).toBe(2);
  expect(existsSync(join(dir, 'no'))).toBe(false);
});
