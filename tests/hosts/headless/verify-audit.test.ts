import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '#main/hosts/headless/verbs/verify-audit.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { append, chainedStore, tamperWith } from '#tests/features/audit/chained-store.ts';
import { digestsOf } from '#tests/store/files-of.ts';
import { opened, refused } from '#tests/store/store-ports.ts';
import { readStore } from '#tests/support/read-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

const answersIn = (lines: readonly string[]) =>
  lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);

/** Runs the verb in this process. */
async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const [, verb] = verifyAudit;
  const code = await verb.run(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, answers: answersIn(out), err: err.join('\n') };
}

/** A closed store of five audit rows whose key lies in a file. */
async function branch() {
  const dir = temporaryFolder();
  const key = join(dir, 'key');
  const data = join(dir, 'data');
  const ports = await chainedStore(5, { dataDir: data, vault: keyFile({ file: key, mayCreate: true }) });
  return { dir, data, key, ports, verify: () => run('--data', data, '--key-file', key) };
}

test('verify-audit is a command of its own, beside the lines of JSON', async () => {
  const dir = temporaryFolder();
  const args = ['--data', join(dir, 'data'), '--key-file', join(dir, 'key')];
  const host = startHeadless(args);
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  await host.call('accounts.createFirstAdmin', admin);
  await host.end();
  const { code, out } = await runVerb(['verify-audit', ...args]);
  expect([code, answersIn(out.split('\n'))]).toMatchObject([
    0,
    [{ verb: 'verify-audit', ok: true, rows: 1 }],
  ]);
});

test('a verb that does not exist is answered with the usage, which names those that do', async () => {
  const { code, out, err } = await runVerb(['verify-everything', '--data', '/tmp/x']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('verify-audit --data DIR');
});

describe('verify-audit', () => {
  test('says that a chain is whole, writes nothing, and ends with 0', async () => {
    const { data, verify } = await branch();
    const before = digestsOf(data);
    expect(await verify()).toMatchObject({
      code: 0,
      answers: [{ verb: 'verify-audit', ok: true, rows: 5, from: 1, to: 5, anchor: null, finding: null }],
    });
    expect(digestsOf(data)).toEqual(before);
  });

  test('names the row that was changed, and ends with 21', async () => {
    const { ports, verify } = await branch();
    await tamperWith(ports, (sql) => sql('UPDATE audit SET actor_id = NULL WHERE seq = 2'));
    expect(await verify()).toMatchObject({
      code: 21,
      answers: [{ ok: false, rows: 1, finding: { kind: 'edited', seq: 2 } }],
    });
  });

  test('works on a store that the program refuses to open, and names the rows that it lacks', async () => {
    const { dir, data, ports, verify } = await branch();
    cpSync(data, join(dir, 'earlier'), { recursive: true });
    const { store } = await opened(ports);
    for (const n of [6, 7]) append(store, n);
    await store.close();
    rmSync(data, { recursive: true });
    cpSync(join(dir, 'earlier'), data, { recursive: true });
    expect(await refused(ports)).toMatchObject({ state: 'rolled_back' });
    expect(await verify()).toMatchObject({
      code: 21,
      answers: [{ ok: false, rows: 5, to: 5, finding: { kind: 'older_database', seq: 6, through: 7 } }],
    });
  });

  test('does not look at a store that is open, and ends with 20', async () => {
    const { ports, verify } = await branch();
    const { store } = await opened(ports);
    expect(await verify()).toMatchObject({
      code: 20,
      answers: [{ ok: false, state: 'locked', holder: ports.processName }],
    });
    await store.close();
  });

  test('ends with 20 where the key is not there, and makes none', async () => {
    const { key, verify } = await branch();
    rmSync(key);
    expect(await verify()).toMatchObject({
      code: 20,
      answers: [{ ok: false, state: 'key_unavailable', cause: 'no_key' }],
    });
    expect(existsSync(key)).toBe(false);
  });

  test.each([
    ['cut off in the middle', (file: string) => truncateSync(file, 20_480)],
    ['gone', (file: string) => rmSync(file)],
    ['something else', (file: string) => writeFileSync(file, 'x'.repeat(65_536))],
  ])('ends with 21 where the database is %s', async (_what, damage) => {
    const { data, verify } = await branch();
    damage(join(data, 'store.db'));
    const { code, answers } = await verify();
    expect([code, answers[0]?.['ok']]).toEqual([21, false]);
  });

  test('ends with 21 where a page of the record cannot be read, which is met only on the way', async () => {
    const { data, ports, verify } = await branch();
    const [root] = await readStore<{ page: number }>(
      ports,
      "SELECT rootpage AS page FROM sqlite_schema WHERE name = 'audit'",
    );
    const file = openSync(join(data, 'store.db'), 'r+');
    writeSync(file, Buffer.alloc(4096, 7), 0, 4096, ((root?.page ?? 0) - 1) * 4096);
    closeSync(file);
    expect(await verify()).toMatchObject({ code: 21, answers: [{ ok: false, state: 'corrupt' }] });
  });

  test.each(['audit_names', 'audit_erasures', 'audit_anchor'])(
    'ends with 21 and says so where the table %s is gone',
    async (table) => {
      const { ports, verify } = await branch();
      await tamperWith(ports, (sql) => sql(`DROP TABLE ${table}`));
      expect(await verify()).toMatchObject({
        code: 21,
        answers: [{ ok: false, rows: 0, finding: { kind: 'tables_changed' } }],
      });
    },
  );

  test('ends with 2 and makes nothing where there is no store', async () => {
    const data = join(temporaryFolder(), 'data');
    const noStore = { code: 2, answers: [{ ok: false, state: 'absent' }] };
    expect(await run('--data', data)).toMatchObject(noStore);
    expect(existsSync(data)).toBe(false);
    mkdirSync(data);
    expect(await run('--data', data)).toMatchObject(noStore);
  });

  test.each([[[]], [['--data']], [['--data', '/tmp/x', '--verbose']], [['--data', '/tmp/x', 'more']]])(
    'answers %j with its usage and 2',
    async (args) => {
      const { code, err, answers } = await run(...args);
      expect([code, answers]).toEqual([2, []]);
      expect(err).toContain('Usage');
    },
  );
});
