import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outFile } from '#main/hosts/headless/verbs/out-file.ts';
import { verbs } from '#main/hosts/headless/verbs/registry.ts';
import { storeVerb } from '#main/hosts/headless/verbs/store-verb.ts';
import { StoreFault } from '#main/platform/db/store-fault.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

type Answer = Readonly<Record<string, unknown>> & { readonly backup?: string };

/** Runs a verb in this process. */
async function run(...[verb = '', ...args]: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await verbs.get(verb)?.run(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  const answer: Answer = JSON.parse(out[0] ?? '{}');
  return { code, answer, err: err.join('\n'), lines: out.length };
}

/** A store that the real host made, and its key file. */
async function branch() {
  const dir = temporaryFolder();
  const [data, key] = [join(dir, 'data'), join(dir, 'key')];
  const at = ['--data', data, '--key-file', key];
  const host = startHeadless(at);
  await host.call('accounts.createFirstAdmin', {
    name: 'Tomas Reyes',
    username: 't.reyes',
    password: 'correct horse till',
  });
  await host.end();
  return { dir, data, key, at };
}

test('health replaces no file but an earlier text for Prometheus, which others may read', async () => {
  const { dir, key, at } = await branch();
  const other = join(dir, 'notes');
  writeFileSync(other, 'not of Drillroom');
  expect(await run('health', ...at, '--prometheus', other)).toMatchObject({
    code: 2,
    answer: { ok: false, why: 'prometheus_not_ours' },
  });
  expect(readFileSync(other, 'utf8')).toBe('not of Drillroom');
  const before = readFileSync(key);
  expect(await run('health', ...at, '--prometheus', key)).toMatchObject({ code: 2, lines: 0 });
  expect(readFileSync(key)).toEqual(before);
  const file = join(dir, 'drillroom.prom');
  for (const _ of ['first', 'again']) {
    expect((await run('health', ...at, '--prometheus', file)).answer['why']).toBeUndefined();
  }
  expect(readFileSync(file, 'utf8')).not.toMatch(/reyes|data\//iu);
  expect(statSync(file).mode & 0o777).toBe(0o644 & ~process.umask());
  expect(await run('health', ...at, '--prometheus', join(dir, 'no folder', 'x'))).toMatchObject({
    code: 61,
    answer: { why: 'prometheus_not_written' },
  });
});

test('a support bundle replaces no file', async () => {
  const { dir, key, at } = await branch();
  const other = join(dir, 'other');
  writeFileSync(other, 'mine');
  expect(await run('support-bundle', ...at, '--out', other)).toMatchObject({
    code: 2,
    answer: { why: 'out_exists' },
  });
  expect(readFileSync(other, 'utf8')).toBe('mine');
  expect(await run('support-bundle', ...at, '--out', key)).toMatchObject({ code: 2 });
});

test('a backup is not carried into the data folder', async () => {
  const { data, at } = await branch();
  const before = readdirSync(data).toSorted();
  for (const to of [data, join(data, 'incoming'), join(data, 'backups'), join(data, 'new', 'x')]) {
    expect(await run('backup', ...at, '--to', to)).toMatchObject({ code: 2, lines: 0 });
  }
  expect(readdirSync(data).toSorted()).toEqual(before);
});

test('a copy of a backup that fails names the backup that was made', async () => {
  const { dir, data, at } = await branch();
  writeFileSync(join(dir, 'a file'), '');
  const { code, answer } = await run('backup', ...at, '--to', join(dir, 'a file', 'x'));
  expect([code, answer]).toMatchObject([30, { ok: false, why: 'copy_failed', copy: null }]);
  expect(readdirSync(join(data, 'backups'))).toContain(answer.backup);
});

test('a set-up writes no codes in the place of its key', async () => {
  const dir = temporaryFolder();
  const [data, key, file] = [join(dir, 'data'), join(dir, 'key'), join(dir, 'p.json')];
  writeFileSync(file, '{"admin":{"name":"Tomas Reyes","username":"t.reyes"}}');
  const args = ['--data', data, '--key-file', key, '--file', file];
  expect(await run('provision', ...args, '--out', key)).toMatchObject({ code: 2, lines: 0 });
  expect([existsSync(data), existsSync(key)]).toEqual([false, false]);
});

test('damage that is met while a file is written is not put down to the file', async () => {
  const dir = temporaryFolder();
  const data = join(dir, 'data');
  mkdirSync(data);
  const met = new StoreFault('corrupt', 'SQLITE_CORRUPT');
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(10);
    throw met;
  }
  await expect(outFile(join(dir, 'x.zip'), data).write(parts())).rejects.toBe(met);
  expect(readdirSync(dir)).toEqual(['data']);
});

test('an error that no verb foresaw is one line and an exit code too', async () => {
  const failing = (failure: Error) =>
    storeVerb({
      name: 'x',
      typed: '--data DIR',
      does: 'x',
      required: ['data'],
      folder: 'data',
      run: async () => {
        throw failure;
      },
    });
  const told: unknown[] = [];
  for (const error of [new Error('x'), Object.assign(new Error('x'), { code: 'ENOSPC' })]) {
    const [, verb] = failing(error);
    const code = await verb.run(['--data', temporaryFolder()], {
      out: (line) => void told.push(JSON.parse(line)),
      err: () => {},
    });
    told.push(code);
  }
  expect(told).toMatchObject([
    { verb: 'x', ok: false, why: 'unexpected' },
    61,
    { verb: 'x', ok: false, why: 'disk_full', reason: 'ENOSPC' },
    22,
  ]);
});

test.each([
  ['a file in UTF-16', 'not_utf8'],
  ['a pipe', 'code_file_unreadable'],
])('a code in %s is refused at once', async (kind, why) => {
  const dir = temporaryFolder();
  const file = join(dir, 'code');
  if (kind === 'a pipe') execFileSync('mkfifo', [file]);
  else writeFileSync(file, `\uFEFFABCD-EFGH\r\n`, 'utf16le');
  mkdirSync(join(dir, 'from'));
  expect(await run('verify-backup', '--from', join(dir, 'from'), '--code-file', file)).toMatchObject({
    code: 2,
    answer: { why },
  });
});

test('what an option does not take is told, never read as something else', async () => {
  const restore = ['restore', '--data', 'x', '--from', 'y', '--code-file', 'z'];
  expect(await run(...restore, '--of-another-store', 'YES')).toMatchObject({ code: 2, lines: 0 });
  expect(await run(...restore, '--may-be-older', 'YES')).toMatchObject({ code: 2, lines: 0 });
  const { code, err } = await run('health', '--data', '');
  expect([code, err]).toEqual([2, expect.stringContaining('--data is empty.')]);
  expect((await runVerb(['helth'])).err).toContain('There is no verb helth.');
  const help = await runVerb(['--help']);
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('verify-backup')]);
  const ofVerb = await runVerb(['health', '--help']);
  expect([ofVerb.code, ofVerb.out]).toEqual([0, expect.stringContaining('--prometheus')]);
});
