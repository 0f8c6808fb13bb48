import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { health } from '#main/hosts/headless/verbs/health.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { append, chainedStore, tamperWith } from '#tests/features/audit/chained-store.ts';
import { parseExposition } from '#tests/features/health/parse-exposition.ts';
import { digestsOf } from '#tests/store/files-of.ts';
import { opened } from '#tests/store/store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

type Answer = {
  readonly ok: boolean;
  readonly state: string;
  readonly store: object;
  readonly components: readonly { readonly component: string; readonly finding: string }[];
  readonly notChecked: readonly string[];
};

/** Runs the verb in this process. */
async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const [, verb] = health;
  const code = await verb.run(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  const [answer, ...more] = out.map((line): Answer => JSON.parse(line));
  expect(more).toEqual([]);
  const findings = Object.fromEntries(
    answer?.components.map(({ component, finding }) => [component, finding]) ?? [],
  );
  return { code, answer, findings, err: err.join('\n') };
}

/** A closed store whose key lies in a file, with a recovery code that was given out. */
async function branch() {
  const dir = temporaryFolder();
  const key = join(dir, 'key');
  const data = join(dir, 'data');
  const ports = await chainedStore(3, { dataDir: data, vault: keyFile({ file: key, mayCreate: true }) });
  const { store } = await opened(ports);
  const code = await store.prepareRecoveryCode();
  store.transact((db) => code.putInForce(db));
  await code.settle();
  await store.close();
  const look = (...more: readonly string[]) => run('--data', data, '--key-file', key, ...more);
  return { dir, data, key, ports, look };
}

test('health is a command of its own that looks at what an app left', async () => {
  const dir = temporaryFolder();
  const args = ['--data', join(dir, 'data'), '--key-file', join(dir, 'key')];
  const host = startHeadless(args);
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  await host.call('accounts.createFirstAdmin', admin);
  const inUse = await runVerb(['health', ...args]);
  expect([inUse.code, JSON.parse(inUse.out)]).toMatchObject([20, { ok: false, store: { state: 'locked' } }]);
  await host.end();
  const { code, out } = await runVerb(['health', ...args]);
  const answer: Answer = JSON.parse(out);
  expect([code, answer]).toMatchObject([
    0,
    { verb: 'health', ok: true, state: 'ok', store: { state: 'ok' }, notChecked: ['jobs'] },
  ]);
  expect(out).not.toMatch(/reyes|horse/iu);
});

describe('health', () => {
  test('says that all is well, writes nothing, and ends with 0', async () => {
    const { data, look } = await branch();
    const before = digestsOf(data);
    const { code, answer, findings } = await look();
    expect([code, answer?.state]).toEqual([0, 'ok']);
    expect(findings).toMatchObject({ key: 'kept', store: 'open', audit: 'whole', migrations: 'up_to_date' });
    expect(digestsOf(data)).toEqual(before);
  });

  test('writes how all is for Prometheus, also of a store that does not open', async () => {
    const { dir, key, look } = await branch();
    const file = join(dir, 'drillroom.prom');
    expect(await look('--prometheus', file)).toMatchObject({ code: 0 });
    const state = () =>
      parseExposition(readFileSync(file, 'utf8'))
        .get('drillroom_health_state')
        ?.samples.find(({ labels }) => labels['component'] === 'store')?.value;
    expect(state()).toBe(0);
    rmSync(key);
    expect(await look('--prometheus', file)).toMatchObject({ code: 20 });
    expect(state()).toBe(2);
  });

  test('ends with 60 where something wants to be looked at', async () => {
    const { data, look } = await branch();
    chmodSync(join(data, 'store.json'), 0o644);
    const { code, answer, findings } = await look();
    expect([code, answer?.state, findings['folder']]).toEqual([60, 'warn', 'open_to_others']);
  });

  test('ends with 61 where the audit was changed, and with 10 where the policy that is named cannot be used', async () => {
    const { dir, ports, look } = await branch();
    const policy = join(dir, 'policy.json');
    writeFileSync(policy, '{"idleLockMinutes": 0}');
    expect(await look('--policy', policy)).toMatchObject({ code: 10, findings: { policy: 'problems' } });
    await tamperWith(ports, (sql) => sql('UPDATE audit SET actor_id = NULL WHERE seq = 2'));
    expect(await look()).toMatchObject({ code: 61, findings: { audit: 'broken' } });
  });

  test('tells of a store that another process has open all that can be told from outside, and ends with 20', async () => {
    const { ports, look } = await branch();
    const { store } = await opened(ports);
    append(store, 4);
    const { code, answer, findings } = await look();
    expect([code, answer?.store]).toMatchObject([20, { state: 'locked', holder: ports.processName }]);
    expect(findings).toMatchObject({ folder: 'private', key: 'kept', store: 'locked', memory: 'enough' });
    expect(answer?.notChecked).toEqual(['migrations', 'purge', 'audit', 'jobs']);
    await store.close();
  });

  test('ends with 20 where the key is not there, and makes none', async () => {
    const { key, look } = await branch();
    rmSync(key);
    const { code, findings } = await look();
    expect([code, findings['key'], findings['store']]).toEqual([20, 'absent', 'key_unavailable']);
    expect(existsSync(key)).toBe(false);
  });

  test('ends with 21 where the files are damaged', async () => {
    const { data, look } = await branch();
    writeFileSync(join(data, 'store.db'), 'x'.repeat(65_536));
    expect(await look()).toMatchObject({ code: 21, answer: { ok: false } });
  });

  test('ends with 21 where the store is older than it should be, as the program answers', async () => {
    const { dir, data, ports, look } = await branch();
    cpSync(data, join(dir, 'earlier'), { recursive: true });
    const { store } = await opened(ports);
    append(store, 4);
    await store.close();
    rmSync(data, { recursive: true });
    cpSync(join(dir, 'earlier'), data, { recursive: true });
    const before = digestsOf(data);
    const { code, answer, findings } = await look();
    expect([code, answer?.store]).toMatchObject([21, { state: 'rolled_back', cause: null }]);
    expect([answer?.ok, findings['store']]).toEqual([false, 'rolled_back']);
    expect({ ...digestsOf(data), 'store.lock.json': '' }).toEqual({ ...before, 'store.lock.json': '' });
  });

  test('ends with 2 and makes nothing where there is no store', async () => {
    const data = join(temporaryFolder(), 'data');
    expect(await run('--data', data)).toMatchObject({ code: 2, answer: { store: { state: 'absent' } } });
    expect(existsSync(data)).toBe(false);
  });

  test('answers options that it does not know with its usage and 2', async () => {
    const { code, err, answer } = await run('--data', '/tmp/x', '--verbose');
    expect([code, answer]).toEqual([2, undefined]);
    expect(err).toContain('Usage');
  });
});
