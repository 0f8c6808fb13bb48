import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rekey } from '#main/hosts/headless/verbs/rekey.ts';
import { rotateRecoveryCode } from '#main/hosts/headless/verbs/rotate-recovery-code.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { storePorts } from '#tests/store/store-ports.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { readStore } from '#tests/support/read-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

type Answer = {
  readonly ok: boolean;
  readonly state?: string;
  readonly recoveryCode?: string;
  readonly backup?: string;
};
const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const migrationsDir = join(import.meta.dirname, '../../../migrations');
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** A store as the program left it, with the recovery code that it gave out. */
async function branch() {
  const dir = temporaryFolder();
  const [data, key] = [join(dir, 'data'), join(dir, 'key')];
  const host = startHeadless(['--data', data, '--key-file', key]);
  const reply = await host.call('accounts.createFirstAdmin', admin);
  const { recoveryCode } = (reply.ok ? reply.data : {}) as { recoveryCode: string };
  await host.end();
  const vault = () => keyFile({ file: key, mayCreate: false });
  return {
    recoveryCode,
    args: ['--data', data, '--key-file', key],
    /** Whether a code opens a copy of it on a PC whose keychain is empty. */
    opens: async (code: string): Promise<boolean> => {
      const dataDir = join(temporaryFolder(), 'data');
      cpSync(data, dataDir, { recursive: true });
      const ports = storePorts({
        dataDir,
        migrationsDir,
        vault: memoryVault(),
        stretchCode: scryptStretch(),
      });
      const opened = await openStore(ports, { recoveryCode: code });
      if (opened.state === 'ok') await opened.store.close();
      return opened.state === 'ok';
    },
    audit: () =>
      readStore<{ action: string; details: string; names: string }>(
        { dataDir: data, ids: systemIds, random: systemRandom, vault: vault(), log: quiet },
        'SELECT action, details, names FROM audit LEFT JOIN audit_names USING (seq) ORDER BY seq',
      ),
    signsIn: async (): Promise<boolean> => {
      const again = startHeadless(['--data', data, '--key-file', key]);
      const { ok } = await again.call('accounts.signIn', {
        identifier: admin.username,
        password: admin.password,
      });
      const verified = await again.call('audit.verify');
      await again.end();
      return ok && verified.ok && (verified.data as { finding: unknown }).finding === null;
    },
  };
}

test('a new recovery code is made from the command line, on record, and the one before opens nothing', async () => {
  const { recoveryCode, args, opens, audit, signsIn } = await branch();
  const { code, out, err } = await runVerb(['rotate-recovery-code', ...args]);
  const answer: Answer = JSON.parse(out);
  expect([code, answer]).toMatchObject([0, { verb: 'rotate-recovery-code', ok: true }]);
  expect([await opens(recoveryCode), await opens(answer.recoveryCode ?? '')]).toEqual([false, true]);
  // The copy of the keys under the code before is gone, and nothing had to be logged.
  expect(JSON.parse(readFileSync(join(args[1] ?? '', 'store.json'), 'utf8'))).toMatchObject({
    recovery: { next: null },
  });
  expect(err).not.toContain('code_not_settled');
  const last = (await audit()).at(-1);
  expect(last).toMatchObject({ action: 'store.recoveryCodeIssued', details: '{"by":"command_line"}' });
  expect(JSON.parse(last?.names ?? '')).toMatchObject({ program: 'Drillroom command line' });
  expect(JSON.stringify(await audit())).not.toContain(answer.recoveryCode);
  expect(await signsIn()).toBe(true);
});

test('new keys are made from the command line, after a backup, and on record', async () => {
  const { recoveryCode, args, opens, audit, signsIn } = await branch();
  const { code, out } = await runVerb(['rekey', ...args]);
  const answer: Answer = JSON.parse(out);
  expect([code, answer]).toMatchObject([0, { verb: 'rekey', ok: true }]);
  expect(answer.backup).toContain('before_rekey');
  expect([await opens(recoveryCode), await opens(answer.recoveryCode ?? '')]).toEqual([false, true]);
  expect((await audit()).at(-1)).toMatchObject({ action: 'store.rekeyed' });
  expect(await signsIn()).toBe(true);
  expect(await signsIn()).toBe(true);
});

test.each([rotateRecoveryCode, rekey])('%s says why not, and gives out nothing', async (name, verb) => {
  const dir = temporaryFolder();
  const run = async (...args: readonly string[]) => {
    const out: string[] = [];
    const code = await verb.run(args, { out: (line) => void out.push(line), err: () => undefined });
    return { code, answer: out.map((line): Answer => JSON.parse(line))[0] };
  };
  expect((await run()).code).toBe(2);
  const nowhere = ['--data', join(dir, 'none'), '--key-file', join(dir, 'key')];
  expect(await run(...nowhere)).toMatchObject({
    code: 2,
    answer: { verb: name, ok: false, state: 'absent' },
  });

  const { args } = await branch();
  const host = startHeadless(args);
  await host.call('system.opening');
  expect(await run(...args)).toMatchObject({ code: 20, answer: { ok: false, state: 'locked' } });
  await host.end();
  const [, data = ''] = args;
  const keyless = ['--data', data, '--key-file', join(dir, 'other-key')];
  expect(await run(...keyless)).toMatchObject({ code: 20, answer: { ok: false, state: 'key_unavailable' } });
});
