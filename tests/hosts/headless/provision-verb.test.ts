import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verbs } from '#main/hosts/headless/verbs/registry.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { readStore } from '#tests/support/read-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

type Answer = Readonly<Record<string, unknown>> & {
  readonly setUpCode: string;
  readonly recoveryCode: string;
};

const wanted = {
  admin: { name: 'Tomas Reyes', username: 't.reyes', email: 't.reyes@bank.example', staffNumber: 'A-17' },
  settings: { organisation: 'Northern Bank', branch: 'Harbour', pcName: 'Counter 3' },
};
const newPassword = 'correct horse till';
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

function place(content: unknown = wanted) {
  const dir = temporaryFolder();
  const [data, key, file, out] = [
    join(dir, 'data'),
    join(dir, 'key'),
    join(dir, 'provision.json'),
    join(dir, 'out'),
  ];
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const at = ['--data', data, '--key-file', key];
  /** Runs the verb in this process. */
  const run = async (...more: readonly string[]): Promise<{ code: number; answer: Answer; said: string }> => {
    const said: string[] = [];
    const args = [...at, '--file', file, ...more];
    const code = await verbs
      .get('provision')
      ?.run(args, { out: (line) => void said.push(line), err: () => {} });
    return { code: code ?? -1, answer: JSON.parse(said[0] ?? '{}'), said: said.join('\n') };
  };
  const rows = (): Promise<{ action: string; actorId: string | null; details: string; names: string }[]> =>
    readStore(
      {
        dataDir: data,
        ids: systemIds,
        random: systemRandom,
        vault: keyFile({ file: key, mayCreate: false }),
        log: quiet,
      },
      'SELECT action, actor_id AS actorId, details, names FROM audit LEFT JOIN audit_names USING (seq) ORDER BY seq',
    );
  return { dir, data, key, file, out, at, run, rows };
}

test('IT names the admin, who comes in with the code and chooses a password; nobody else can set the PC up', async () => {
  const { at, file, rows } = place();
  const { code, out } = await runVerb(['provision', ...at, '--file', file]);
  const answer: Answer = JSON.parse(out);
  expect([code, answer]).toMatchObject([
    0,
    { verb: 'provision', ok: true, result: 'made', username: 't.reyes' },
  ]);

  const host = startHeadless(at);
  const opening = await host.call('system.opening');
  expect(opening).toMatchObject({ data: { state: 'ok', firstRun: false } });
  expect(await host.call('settings.inForce')).toMatchObject({ data: wanted.settings });
  const intruder = { name: 'Mallory Quist', username: 'mallory', password: newPassword };
  expect(await host.call('accounts.createFirstAdmin', intruder)).toMatchObject({
    error: { code: 'ALREADY_SET_UP' },
  });
  const redeemed = await host.call('accounts.redeemCode', {
    identifier: 'A-17',
    code: answer.setUpCode,
    newPassword,
  });
  expect(redeemed).toMatchObject({
    data: {
      name: 'Tomas Reyes',
      email: 't.reyes@bank.example',
      roles: ['admin'],
      owes: ['notice'],
      unkeptCodes: [],
    },
  });
  await host.end();

  const audit = await rows();
  expect(audit.map(({ action }) => action).slice(0, 4)).toEqual([
    'account.created',
    'settings.changed',
    'settings.changed',
    'settings.changed',
  ]);
  expect(JSON.parse(audit[0]?.details ?? '')).toEqual({ roles: ['admin'], by: 'command_line' });
  expect(JSON.parse(audit[0]?.names ?? '')).toMatchObject({
    program: 'Drillroom command line',
    subject: 'Tomas Reyes',
  });
  const told = JSON.stringify(audit);
  for (const secret of [answer.recoveryCode, answer.setUpCode]) expect(told).not.toContain(secret);
});

test('until the admin has come, the same call gives new codes; afterwards it says that all is done', async () => {
  const { at, run, rows } = place();
  const first = await run();
  const again = await run();
  expect(again).toMatchObject({
    code: 0,
    answer: { ok: true, result: 'renewed', store: first.answer['store'] },
  });
  expect((await rows()).map(({ action }) => action).slice(-2)).toEqual([
    'store.recoveryCodeIssued',
    'account.codeIssued',
  ]);

  const host = startHeadless(at);
  const redeem = (code: string) =>
    host.call('accounts.redeemCode', { identifier: 't.reyes', code, newPassword });
  expect(await redeem(first.answer.setUpCode)).toMatchObject({ error: { code: 'WRONG_CODE' } });
  expect(await run()).toMatchObject({ code: 20, answer: { ok: false, state: 'locked' } });
  expect((await redeem(again.answer.setUpCode)).ok).toBe(true);
  await host.end();
  const after = await run();
  expect(after).toMatchObject({ code: 61, answer: { why: 'already_set_up', store: first.answer['store'] } });
  expect(after.said).not.toMatch(/code/iu);
});

test('a store that awaits one admin is not given to another', async () => {
  const { file, run } = place();
  await run();
  writeFileSync(file, JSON.stringify({ admin: { name: 'Mallory Quist', username: 'mallory' } }));
  expect(await run()).toMatchObject({ code: 61, answer: { ok: false, why: 'other_admin' } });
});

test('a store that was made and never set up is taken', async () => {
  const { at, run } = place();
  const host = startHeadless(at);
  await host.call('system.opening');
  await host.end();
  expect(await run()).toMatchObject({ code: 0, answer: { result: 'made' } });
});

describe('codes that go to a file', () => {
  test('are for its owner only, and on the standard output there are none', async () => {
    const { out, run } = place();
    const { code, answer, said } = await run('--out', out);
    expect([code, answer]).toMatchObject([0, { ok: true, out }]);
    const written: Answer = JSON.parse(readFileSync(out, 'utf8'));
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(written).toMatchObject({ store: answer['store'], setUpCode: expect.any(String) });
    for (const secret of [written.recoveryCode, written.setUpCode]) expect(said).not.toContain(secret);
  });

  test('replace nothing, and lie nowhere near the data', async () => {
    const { dir, data, out, run } = place();
    writeFileSync(out, 'kept');
    expect(await run('--out', out)).toMatchObject({ code: 2, answer: { why: 'out_exists' } });
    expect(readFileSync(out, 'utf8')).toBe('kept');
    symlinkSync(join(dir, 'nowhere'), join(dir, 'link'));
    expect(await run('--out', join(dir, 'link'))).toMatchObject({ code: 2, answer: { why: 'out_exists' } });
    expect(await run('--out', join(dir, 'no', 'x'))).toMatchObject({
      code: 2,
      answer: { why: 'out_folder_missing' },
    });
    expect(await run('--out', join(data, 'codes'))).toMatchObject({
      code: 2,
      answer: { why: 'out_in_data_folder' },
    });
    expect(existsSync(data)).toBe(false);
  });
});

describe('a file that cannot be used makes nothing, and nothing of it is told but where', () => {
  const { admin, settings } = wanted;
  test.each([
    ['no JSON', '{"admin":', [{ path: '', issue: 'not_json' }]],
    [
      'a key twice',
      '{"admin":{"name":"A b","username":"ab1","username":"zqxj"}}',
      [{ path: 'username', issue: 'duplicate_key' }],
    ],
    [
      'more than it can need',
      JSON.stringify({ admin, x: 'zqxj'.repeat(5000) }),
      [{ path: '', issue: 'too_large' }],
    ],
    [
      'a password',
      { admin: { ...admin, password: 'zqxj zqxj zqxj' }, settings },
      [{ path: 'admin.password', issue: 'unknown_field' }],
    ],
    ['nobody', { settings }, [{ path: 'admin', issue: 'invalid_type' }]],
    [
      'names that do not fit',
      { admin: { name: 'Z', username: 'zqxj zqxj', email: 'zqxj' }, settings: { branch: 'zqxj'.repeat(50) } },
      ['admin.name', 'admin.username', 'admin.email', 'settings.branch'].map((path) => ({ path })),
    ],
    ['a prototype', '{"admin":{"__proto__":{"roles":["zqxj"]}}}', [{ issue: 'forbidden_key' }]],
  ])('%s', async (_what, content, problems) => {
    const { dir, run } = place(content);
    const { code, answer, said } = await run();
    expect([code, answer]).toMatchObject([11, { ok: false, why: 'provision_invalid', problems }]);
    expect(said).not.toContain('zqxj');
    expect(readdirSync(dir)).toEqual(['provision.json']);
  });

  test('one that is not there, or is a link', async () => {
    const { dir, data, file } = place();
    const link = join(dir, 'link');
    symlinkSync(file, link);
    for (const [given, issue] of [
      [join(dir, 'none'), 'unreadable'],
      [link, 'not_a_file'],
    ] as const) {
      const { code, out } = await runVerb(['provision', '--data', data, '--file', given]);
      expect([code, JSON.parse(out)]).toMatchObject([11, { problems: [{ path: '', issue }] }]);
    }
  });
});

test('the key is not made in the place of what it opens', async () => {
  const { data, file } = place();
  const { code, err } = await runVerb([
    'provision',
    '--data',
    data,
    '--file',
    file,
    '--key-file',
    join(data, 'store.db'),
  ]);
  expect([code, err]).toEqual([2, expect.stringContaining('must not be one of the files')]);
  expect(existsSync(data)).toBe(false);
});
