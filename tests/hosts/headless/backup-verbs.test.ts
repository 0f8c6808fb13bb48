import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headlessPorts } from '#main/hosts/headless/ports.ts';
import { recordRestore } from '#main/hosts/headless/verbs/record-restore.ts';
import { verbs } from '#main/hosts/headless/verbs/registry.ts';
import { holdIncoming } from '#main/platform/backup/incoming-lock.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

type Answer = Readonly<Record<string, unknown>> & { readonly backup?: string };

/** Runs a verb in this process. */
async function run(...[verb = '', ...args]: readonly string[]): Promise<{ code: number; answer: Answer }> {
  const out: string[] = [];
  const code = await verbs.get(verb)?.run(args, { out: (line) => void out.push(line), err: () => {} });
  return { code: code ?? -1, answer: JSON.parse(out[0] ?? '{}') };
}

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };

/** A store that the real host made, with its recovery code in a file. */
async function branch() {
  const dir = temporaryFolder();
  const [data, key, codeFile] = [join(dir, 'data'), join(dir, 'key'), join(dir, 'code')];
  const host = startHeadless(['--data', data, '--key-file', key]);
  const made = await host.call('accounts.createFirstAdmin', admin);
  if (!made.ok) throw new Error(made.error.code);
  const { recoveryCode } = made.data as { recoveryCode: string };
  writeFileSync(codeFile, `${recoveryCode}\n`);
  await host.end();
  return { dir, data, key, codeFile, at: ['--data', data, '--key-file', key] };
}

test('a PC is replaced: the backup on a stick and the recovery code are enough', async () => {
  const { dir, at, codeFile } = await branch();
  const stick = join(dir, 'stick');
  const made = await runVerb(['backup', ...at, '--to', stick]);
  expect(made.code).toBe(0);
  const { backup = '' } = JSON.parse(made.out) as Answer;
  const from = join(stick, backup);
  expect(readdirSync(from).toSorted()).toEqual(['backup.json', 'store.db', 'store.json']);

  const fresh = join(dir, 'fresh');
  const newKey = join(dir, 'new-key');
  expect(await run('verify-backup', '--from', from, '--code-file', codeFile)).toMatchObject({
    code: 0,
    answer: { ok: true, rows: { accounts: 1 } },
  });
  const there = ['--data', fresh, '--key-file', newKey];
  const restored = await runVerb(['restore', ...there, '--from', from, '--code-file', codeFile]);
  expect([restored.code, JSON.parse(restored.out)]).toMatchObject([0, { verb: 'restore', ok: true }]);
  expect(statSync(newKey).mode & 0o777).toBe(0o600);

  const host = startHeadless(there);
  const signedIn = await host.call('accounts.signIn', { identifier: 't.reyes', password: admin.password });
  expect(signedIn.ok).toBe(true);
  const rows = await host.call('audit.list', {});
  const actions = rows.ok
    ? (rows.data as { items: { action: string }[] }).items.map(({ action }) => action)
    : [];
  expect(actions).toEqual(['session.signedIn', 'store.restored', 'account.created']);
  await host.end();
});

describe('backup', () => {
  test('leaves the folder that it carries to as it is for others', async () => {
    const { dir, at } = await branch();
    const shared = join(dir, 'shared');
    mkdirSync(shared);
    chmodSync(shared, 0o2775);
    const { code, answer } = await run('backup', ...at, '--to', shared);
    expect([code, statSync(shared).mode & 0o7777]).toEqual([0, 0o2775]);
    const carried = join(shared, answer.backup ?? '');
    expect(statSync(carried).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(carried)) expect(statSync(join(carried, file)).mode & 0o777).toBe(0o600);
  });

  test('answers why there is none', async () => {
    const { dir, at } = await branch();
    expect(await run('backup', '--data', join(dir, 'nowhere'))).toMatchObject({
      code: 2,
      answer: { state: 'absent' },
    });
    const host = startHeadless(at);
    await host.call('system.opening');
    expect(await run('backup', ...at)).toMatchObject({ code: 20, answer: { state: 'locked' } });
    await host.end();
    writeFileSync(join(dir, 'a file'), '');
    expect(await run('backup', ...at, '--to', join(dir, 'a file', 'x'))).toMatchObject({ code: 30 });
  });
});

describe('verify-backup', () => {
  test('finds what was changed, and asks for the right code', async () => {
    const { dir, data, key, at, codeFile } = await branch();
    const { answer } = await run('backup', ...at);
    const from = join(data, 'backups', answer.backup ?? '');
    expect(await run('verify-backup', '--from', from, '--key-file', key)).toMatchObject({ code: 0 });
    const otherKey = join(dir, 'other-key');
    expect(await run('verify-backup', '--from', from, '--key-file', otherKey)).toMatchObject({
      code: 20,
      answer: { ok: false, why: 'needs_recovery_code' },
    });
    writeFileSync(join(dir, 'wrong'), 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345');
    expect(
      await run('verify-backup', '--from', from, '--key-file', otherKey, '--code-file', join(dir, 'wrong')),
    ).toMatchObject({ code: 20, answer: { why: 'wrong_recovery_code' } });
    expect(
      await run('verify-backup', '--from', from, '--code-file', join(dir, 'no such file')),
    ).toMatchObject({ code: 2, answer: { why: 'code_file_unreadable' } });
    const file = join(from, 'store.db');
    writeFileSync(file, readFileSync(file).fill(0, 5000, 5001));
    expect(
      await run('verify-backup', '--from', from, '--key-file', key, '--code-file', codeFile),
    ).toMatchObject({ code: 31, answer: { why: 'changed' } });
    expect(existsSync(otherKey)).toBe(false);
  });
});

describe('restore', () => {
  test('sets aside what was there, and refuses another store and a damaged backup', async () => {
    const one = await branch();
    const two = await branch();
    const { answer } = await run('backup', ...one.at);
    const from = join(one.data, 'backups', answer.backup ?? '');
    const withCode = ['--from', from, '--code-file', one.codeFile];
    expect(await run('restore', ...two.at, ...withCode)).toMatchObject({
      code: 40,
      answer: { why: 'other_store' },
    });
    const { code, answer: done } = await run('restore', ...one.at, ...withCode);
    expect([code, done]).toMatchObject([0, { ok: true, rows: { accounts: 1 } }]);
    expect(readdirSync(join(one.data, 'set-aside'))).toEqual([done['setAside']]);
    const elsewhere = ['--data', join(one.dir, 'new PC'), '--key-file', join(one.dir, 'new key')];
    expect(await run('restore', ...elsewhere, ...withCode)).toMatchObject({
      code: 0,
      answer: { ok: true, setAside: null },
    });

    const damaged = join(one.dir, 'damaged');
    mkdirSync(damaged);
    cpSync(from, damaged, { recursive: true });
    writeFileSync(join(damaged, 'store.db'), '');
    expect(await run('restore', ...one.at, '--from', damaged, '--code-file', one.codeFile)).toMatchObject({
      code: 40,
      answer: { why: 'nothing_there' },
    });
    expect(await run('backup', ...one.at)).toMatchObject({ code: 0 });
  });

  test('takes a store that lost its head from whoever has its code and knows that it may be older', async () => {
    const { dir, data, at, codeFile } = await branch();
    const kept = join(dir, 'kept');
    mkdirSync(kept);
    for (const file of ['store.db', 'store.json']) cpSync(join(data, file), join(kept, file));
    const back = [...at, '--from', kept, '--code-file', codeFile];
    expect(await run('restore', ...back)).toMatchObject({ code: 40, answer: { why: 'unproved' } });
    expect(await run('restore', ...back, '--may-be-older', 'yes')).toMatchObject({
      code: 0,
      answer: { ok: true, rows: { accounts: 1 } },
    });
    expect(await run('backup', ...at)).toMatchObject({ code: 0 });
  });

  test('is told as done where it is, though it could not be put on record or opened', async () => {
    const { data, key, at, dir } = await branch();
    await run('backup', ...at);
    const restored = { state: 'restored', aside: '20261121T093000000Z-replaced' } as const;
    const contents = { schema: 1, commits: 7, auditSeq: 1, auditHash: '', rows: {} };
    const disk = smallDisk();
    disk.leave(100);
    const tell = async (keyPath: string) => {
      const told: object[] = [];
      const ports = headlessPorts({
        dataDir: data,
        keyFile: keyPath,
        mayCreateKey: false,
        startAt: undefined,
      });
      const answer = (ok: boolean, rest: object): void => void told.push({ ok, ...rest });
      const code = await recordRestore({ ports: { ...ports, disk }, answer }, restored, contents);
      ports.machine.stop();
      return { code, told };
    };
    expect(await tell(key)).toMatchObject({
      code: 60,
      told: [{ ok: false, why: 'restored_and_not_recorded', setAside: restored.aside, state: 'disk_full' }],
    });
    expect(await tell(join(dir, 'no key'))).toMatchObject({
      code: 61,
      told: [{ ok: false, why: 'restored_and_closed', setAside: restored.aside, state: 'key_unavailable' }],
    });
  });

  test('is refused while another one works in the folder', async () => {
    const { data, at, codeFile } = await branch();
    const { answer } = await run('backup', ...at);
    const from = join(data, 'backups', answer.backup ?? '');
    const release = holdIncoming(dataFolder(data));
    expect(await run('restore', ...at, '--from', from, '--code-file', codeFile)).toMatchObject({
      code: 20,
      answer: { why: 'restore_under_way' },
    });
    release?.();
    expect(await run('restore', ...at, '--from', from, '--code-file', codeFile)).toMatchObject({ code: 0 });
  });

  test('is told how, where an option is missing or not known', async () => {
    for (const args of [
      [],
      ['--data', 'x'],
      ['--data', 'x', '--from', 'y'],
      ['--data', 'x', '--nonsense', 'y'],
    ]) {
      expect(await run('restore', ...args)).toMatchObject({ code: 2 });
    }
  });
});

test.each([
  ['health', 'prometheus', 'store.db'],
  ['health', 'prometheus', 'backups/x'],
  ['support-bundle', 'out', 'store.json'],
  ['backup', 'key-file', 'store.db'],
])('%s writes nothing in the place of the data: --%s %s', async (verb, option, file) => {
  const { data, key } = await branch();
  const before = readFileSync(join(data, 'store.db'));
  const options = { data, 'key-file': key, [option]: join(data, file) };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  expect(await run(verb, ...args)).toMatchObject({ code: 2 });
  expect(readFileSync(join(data, 'store.db')).equals(before)).toBe(true);
});
