import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

const isRoot = process.getuid?.() === 0;

async function run(args: readonly string[], through: readonly string[] = []) {
  const { code, out } = await runVerb(args, through);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  const answer: Readonly<Record<string, unknown>> = JSON.parse(lines[0] ?? '');
  return { code, answer };
}

/** A store with a backup, and the code that opens it in a file. */
async function branch() {
  const dir = temporaryFolder();
  const [data, key, codeFile] = [join(dir, 'data'), join(dir, 'key'), join(dir, 'code')];
  const host = startHeadless(['--data', data, '--key-file', key]);
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  const made = await host.call('accounts.createFirstAdmin', admin);
  if (!made.ok) throw new Error(made.error.code);
  writeFileSync(codeFile, (made.data as { recoveryCode: string }).recoveryCode);
  await host.end();
  const { answer } = await run(['backup', '--data', data, '--key-file', key]);
  return { dir, data, key, codeFile, from: join(data, 'backups', String(answer['backup'])) };
}

test('where there is no keychain, as on a server, each verb says so and names --key-file, which works', async () => {
  const { dir, from, codeFile } = await branch();
  const noKeychain = ['env', `DBUS_SESSION_BUS_ADDRESS=unix:path=${join(dir, 'no bus')}`];
  const file = join(dir, 'provision.json');
  writeFileSync(file, JSON.stringify({ admin: { name: 'Tomas Reyes', username: 't.reyes' } }));
  const todo = expect.stringContaining('--key-file') as unknown;

  const data = join(dir, 'new');
  const provision = ['provision', '--data', data, '--file', file];
  expect(await run(provision, noKeychain)).toMatchObject({
    code: 20,
    answer: { ok: false, state: 'key_unavailable', todo },
  });
  expect(await run(['health', '--data', data], noKeychain)).toMatchObject({
    answer: { store: { todo: expect.any(String) as unknown } },
  });
  const withFile = await run([...provision, '--key-file', join(dir, 'its key')], noKeychain);
  expect(withFile).toMatchObject({ code: 0, answer: { result: 'made' } });
  // That store has its key in a file.
  expect(await run(['verify-audit', '--data', data], noKeychain)).toMatchObject({
    code: 20,
    answer: { state: 'key_unavailable', cause: 'no_key', todo },
  });
  expect(await run(['verify-backup', '--from', from], noKeychain)).toMatchObject({
    code: 20,
    answer: { why: 'needs_recovery_code', todo },
  });

  const restored = join(dir, 'restored');
  const restore = ['restore', '--data', restored, '--from', from, '--code-file', codeFile];
  expect(await run(restore, noKeychain)).toMatchObject({
    code: 20,
    answer: { why: 'key_unavailable', todo },
  });
  expect(existsSync(restored)).toBe(false);
  expect(await run([...restore, '--key-file', join(dir, 'new key')], noKeychain)).toMatchObject({ code: 0 });
});

test('on a medium that can only be read a backup is proved, and a store says that it cannot be opened there', async () => {
  const { dir, data, key, from } = await branch();
  const medium = join(dir, 'medium');
  mkdirSync(medium);
  const script =
    'mount -t tmpfs tmpfs "$0" && cp -a "$1" "$0" && mount -o remount,ro "$0" && shift && exec "$@"';
  const user = isRoot ? [] : ['--map-root-user'];
  const through = ['unshare', '--mount', ...user, 'sh', '-c', script, medium, data];
  const there = (verb: string, option: string, path: string) =>
    run([verb, option, path.replace(dir, medium), '--key-file', key], through);

  expect(await there('verify-backup', '--from', from)).toMatchObject({ code: 0, answer: { ok: true } });
  const todo = expect.stringContaining('copied to a disk first') as unknown;
  for (const verb of ['verify-audit', 'backup'])
    expect(await there(verb, '--data', data)).toMatchObject({
      code: 61,
      answer: { ok: false, state: 'readonly', todo },
    });
  expect(await there('health', '--data', data)).toMatchObject({
    code: 61,
    answer: { store: { state: 'readonly', todo } },
  });
});
