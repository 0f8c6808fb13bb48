import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';

/** A store with an admin, as the program left it. */
async function branch() {
  const dir = temporaryFolder();
  const [dataDir, keyFile] = [join(dir, 'data'), join(dir, 'key')];
  const store = ['--data', dataDir, '--key-file', keyFile];
  const host = startHeadless(store);
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  await host.call('accounts.createFirstAdmin', admin);
  await host.end();
  return { dataDir, keyFile, store };
}

/** What becomes of a program's standard output. */
const into = (redirection: string): string[] => ['bash', '-c', `exec "$0" "$@" ${redirection}`];

const recoveryCodeOf = (text: string): unknown => JSON.parse(text).recoveryCodeMadeAt;

test.each(['>/dev/null', '>&-'])('a code is made for nobody where the answer goes to %s', async (where) => {
  const { store } = await branch();
  const before = recoveryCodeOf((await runVerb(['health', ...store])).out);
  for (const verb of ['rotate-recovery-code', 'rekey']) {
    const { code, err } = await runVerb([verb, ...store], into(where));
    expect([verb, code]).toEqual([verb, 2]);
    expect(err).toContain('Nothing was done');
  }
  expect(recoveryCodeOf((await runVerb(['health', ...store])).out)).toBe(before);
});

test.each(['rotate-recovery-code', 'backup', 'health'])(
  'an answer of %s that the disk does not take is said, and is no success',
  async (verb) => {
    const { store } = await branch();
    const { code, err } = await runVerb([verb, ...store], into('>/dev/full'));
    expect(code).toBe(61);
    expect(err).toContain('its answer could not be written');
    expect(err).not.toMatch(/^ +at /m);
  },
);

test('words for people that nobody takes change nothing', async () => {
  const { store } = await branch();
  expect((await runVerb(['health', ...store], into('2>/dev/full'))).code).toBe(0);
});

test('the program itself ends in order where nobody takes its answers', async () => {
  const { store, dataDir } = await branch();
  const asking = `echo '{"id":1,"op":"system.opening"}' | "$0" "$@" >/dev/full`;
  const { code, err } = await runVerb(store, ['bash', '-c', asking]);
  expect(code).toBe(61);
  expect(err).toContain('its answer could not be written');
  expect(err).not.toMatch(/^ +at /m);
  expect(existsSync(dataFolder(dataDir).closed)).toBe(true);
});

test('a backup is not taken for a data folder, nor what lies within one', async () => {
  const { store, dataDir, keyFile } = await branch();
  const { backup } = JSON.parse((await runVerb(['backup', ...store])).out);
  const { backups, setAside } = dataFolder(dataDir);
  const carried = join(temporaryFolder(), 'carried');
  cpSync(join(backups, backup), carried, { recursive: true });
  mkdirSync(setAside, { recursive: true });
  for (const folder of [carried, backups, join(backups, backup), setAside]) {
    for (const verb of [['health'], []]) {
      const { code, err } = await runVerb([...verb, '--data', folder, '--key-file', keyFile]);
      expect([folder, verb, code]).toEqual([folder, verb, 2]);
      expect(err).toContain('--data names a backup');
    }
  }
});
