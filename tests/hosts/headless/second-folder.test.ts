import { chmodSync, cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const signIn = { identifier: admin.username, password: admin.password };

async function run(...args: readonly string[]) {
  const { code, out } = await runVerb(args);
  const answer: Readonly<Record<string, unknown>> & { readonly backup?: string } = JSON.parse(out);
  return { code, answer };
}

/** A store that is in use on this PC, and has come further since its backup. */
async function branch() {
  const dir = temporaryFolder();
  const [data, key, codeFile] = [join(dir, 'data'), join(dir, 'key'), join(dir, 'code')];
  const at = ['--data', data, '--key-file', key];
  const host = startHeadless(at);
  const made = await host.call('accounts.createFirstAdmin', admin);
  if (!made.ok) throw new Error(made.error.code);
  const { recoveryCode } = made.data as { recoveryCode: string };
  writeFileSync(codeFile, `${recoveryCode}\n`);
  await host.end();
  const { answer } = await run('backup', ...at);
  await signInAt(at);
  const from = join(data, 'backups', answer.backup ?? '');
  return { dir, at, data, key, recoveryCode, withCode: ['--from', from, '--code-file', codeFile] };
}

async function signInAt(at: readonly string[]): Promise<boolean> {
  const host = startHeadless(at);
  const { ok } = await host.call('accounts.signIn', signIn);
  await host.end();
  return ok;
}

describe('a store whose backup is restored into a second folder', () => {
  test('is not shut by it: under the same keychain that is refused, and nothing was made', async () => {
    const { dir, at, key, withCode } = await branch();
    const second = join(dir, 'second');
    expect(await run('restore', '--data', second, '--key-file', key, ...withCode)).toMatchObject({
      code: 40,
      answer: { why: 'lives_elsewhere', todo: expect.stringContaining('--in-place-of-lost yes') },
    });
    expect(existsSync(second)).toBe(false);
    expect(await signInAt(at)).toBe(true);
  });

  test('works on beside it where the rehearsal has a key file of its own', async () => {
    const { dir, at, withCode } = await branch();
    const second = ['--data', join(dir, 'second'), '--key-file', join(dir, 'key of the rehearsal')];
    expect(await run('restore', ...second, ...withCode)).toMatchObject({ code: 0 });
    expect([await signInAt(at), await signInAt(second), await signInAt(at)]).toEqual([true, true, true]);
  });

  test.skipIf(process.platform === 'win32')('says why where the key file cannot be used', async () => {
    const { dir, key, withCode } = await branch();
    chmodSync(key, 0o644);
    const second = ['--data', join(dir, 'second'), '--key-file', key];
    expect(await run('restore', ...second, ...withCode)).toMatchObject({
      code: 20,
      answer: { why: 'key_unavailable', reason: expect.stringContaining('its mode must be 0600') },
    });
  });

  test('is replaced by it where its folder is lost, once somebody says so', async () => {
    const { dir, key, data, withCode: before } = await branch();
    const kept = join(dir, 'kept');
    cpSync(before[1] ?? '', kept, { recursive: true });
    rmSync(data, { recursive: true });
    const anew = ['--data', data, '--key-file', key];
    const withCode = ['--from', kept, ...before.slice(2)];
    expect(await run('restore', ...anew, ...withCode)).toMatchObject({
      code: 40,
      answer: { why: 'lives_elsewhere' },
    });
    const said = [...withCode, '--in-place-of-lost', 'yes'];
    expect(await run('restore', ...anew, ...said)).toMatchObject({ code: 0 });
    expect(await signInAt(anew)).toBe(true);
  });

  test('is opened again by its recovery code, whole, where that was said of one that was not lost', async () => {
    const { dir, at, key, withCode, recoveryCode } = await branch();
    const second = ['--data', join(dir, 'second'), '--key-file', key];
    expect(await run('restore', ...second, ...withCode, '--in-place-of-lost', 'yes')).toMatchObject({
      code: 0,
    });
    expect(await run('backup', ...at)).toMatchObject({ code: 21, answer: { state: 'rolled_back' } });
    const host = startHeadless(at);
    expect(await host.call('system.recover', { recoveryCode })).toMatchObject({ ok: true });
    expect(await host.call('accounts.signIn', signIn)).toMatchObject({ ok: true });
    await host.end();
    const audit = await run('verify-audit', ...at);
    expect(audit).toMatchObject({ code: 0, answer: { ok: true, finding: null } });
    // What it had come to since its backup is there: that backup and two sign-ins at the least.
    expect(audit.answer['rows']).toBeGreaterThan(3);
    expect(await signInAt(at)).toBe(true);
  });
});
