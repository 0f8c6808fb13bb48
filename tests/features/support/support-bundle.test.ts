import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate/browser';
import { describe, expect, test } from 'vitest';
import { createFileLog } from '#main/platform/log/file-log.ts';
import { bundleFiles } from '#main/platform/support/bundle-files.ts';
import { dataFiles } from '#main/platform/support/data-files.ts';
import { redactor } from '#main/platform/support/redact.ts';
import { addMarkedPerson, marker } from '#tests/features/my-data/marked-person.ts';
import { wordsIn } from '#tests/features/logs/told-words.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makePeople, makeWorld, passwordOf } from '#tests/support/make-world.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { startTestApp, type StartOptions } from '#tests/support/start-test-app.ts';
import { storeFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everythingOffered, useEverything } from '#tests/support/use-everything.ts';

const patience = { timeout: 300_000 };

/** The files of a bundle, by name. */
const unzipped = (content: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const bundleOf = (data: unknown): Record<string, string> =>
  unzipped((data as { readonly content: Uint8Array }).content);

/** A branch that logs into its data folder, with everything that went in and came out. */
async function branch(o: StartOptions = {}) {
  const clock = createFakeClock();
  const dataDir = storeFolder();
  const logDir = join(dataDir, 'logs');
  const logs = createFileLog({ folder: logDir, root: join(import.meta.dirname, '../../..'), clock });
  const words = new Set<string>();
  const heard: StartOptions['heard'] = ({ op, input, output }) => {
    if (op !== 'health.supportBundle') for (const word of wordsIn([input, output])) words.add(word);
  };
  const app = await startTestApp({ ...o, clock, dataDir, logDir, logs, heard });
  const { personalCode } = await makePeople(app.as);
  return { test: app, world: makeWorld(app.as, personalCode), words, clock, dataDir, logDir };
}

/** Codes with a dash in them, which are nobody's words. */
const isOurs = (word: string): boolean => /^[\w.-]*$/u.test(word);

describe('the support bundle', () => {
  test(
    'holds how everything is, and nothing that anybody wrote, of any state of the branch',
    patience,
    async () => {
      const { test: app, world, words } = await branch({ policy: everythingOffered });
      await useEverything({ test: app, world });
      await addMarkedPerson(app, world);
      await app.as('admin', 'accounts.confirmPassword', { password: passwordOf('admin') });
      await app.as('admin', 'settings.change', { key: 'branch', value: `${marker} of the branch` });
      await app.window('trainee').call('library.search', { text: `${marker} refunds` });
      const files = bundleOf(await app.as('admin', 'health.supportBundle'));
      expect(Object.keys(files).toSorted()).toEqual([
        'about.json',
        'audit.json',
        'files.json',
        'health.json',
        'logs/app.log',
        'metrics.json',
        'policy.json',
        'settings.json',
        'start-up.json',
      ]);
      expect(JSON.parse(files['about.json'] ?? '')).toMatchObject({
        version: '0.0.0-test',
        platform: process.platform,
        store: { state: 'ok' },
      });
      expect(JSON.parse(files['audit.json'] ?? '')).toMatchObject({ finding: null });
      const settings = JSON.parse(files['settings.json'] ?? '') as { settings: { key: string }[] };
      expect(settings.settings.find(({ key }) => key === 'branch')).toEqual({
        key: 'branch',
        source: 'setting',
        isManaged: false,
        isSet: true,
      });

      const all = Object.values(files).join('\n').toLowerCase();
      const canaries = [...words].filter((word) => !isOurs(word));
      expect(canaries.length).toBeGreaterThan(300);
      expect(canaries.filter((word) => all.includes(word.toLowerCase()))).toEqual([]);
      for (const canary of [marker, 'petra', 'PC-17', homedir(), passwordOf('trainee'), app.dataDir])
        expect(all).not.toContain(canary.toLowerCase());
      const [key] = [...app.vault.entries.values()];
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(all).not.toContain(
          Buffer.from(key ?? [])
            .toString(form)
            .toLowerCase(),
        );
      const ids = await app.rows<{ id: string }>('SELECT id FROM accounts');
      expect(ids.filter(({ id }) => all.includes(id))).toEqual([]);
    },
  );

  test('a bundle that told a word would be found out', async () => {
    const { test: app, words, logDir } = await branch();
    writeFileSync(join(logDir, 'error.log'), '{"event":"odd","input":"what about zqxj refunds"}\n');
    await app.window('trainee').call('library.search', { text: 'what about zqxj refunds' });
    const all = Object.values(bundleOf(await app.as('admin', 'health.supportBundle'))).join('\n');
    expect([...words].filter((word) => !isOurs(word) && all.includes(word))).toEqual([
      'what about zqxj refunds',
    ]);
  });

  test('is made for whoever stands before a store that does not open, and for nobody while it is open', async () => {
    const { test: app, clock, dataDir, logDir } = await branch();
    expect(await app.app.supportBundle()).toBeNull();
    await app.app.close();
    const closed = await startTestApp({ dataDir, logDir, clock, vault: memoryVault() });
    const files = unzipped((await closed.app.supportBundle())?.content ?? new Uint8Array());
    expect(JSON.parse(files['about.json'] ?? '')).toMatchObject({
      store: { state: 'key_unavailable', cause: 'no_key' },
    });
    expect(JSON.parse(files['start-up.json'] ?? '')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ component: 'key', finding: 'absent' }),
        expect.objectContaining({ component: 'store', finding: 'key_unavailable' }),
      ]),
    );
    expect(files['audit.json']).toBeUndefined();
    expect(files['logs/app.log']).toContain('"event":"op"');
  });

  test('is made where a page of the record cannot be read, and says so', async () => {
    const { test: app } = await branch();
    await app.change((sql) => sql('DROP TABLE audit_anchor'));
    const files = bundleOf(await app.as('admin', 'health.supportBundle'));
    expect(JSON.parse(files['audit.json'] ?? '')).toMatchObject({ finding: { kind: 'tables_changed' } });
  });
});

describe('the list of files', () => {
  test('tells names that Drillroom gives, with sizes, modes and times, and no other name', async () => {
    const { dataDir } = await branch();
    writeFileSync(join(dataDir, 'Kofi Mensah.docx'), 'x');
    mkdirSync(join(dataDir, 'backups'));
    writeFileSync(join(dataDir, 'backups', 'kofi.txt'), 'x');
    mkdirSync(join(dataDir, 'backups', '20261121T020000000Z-daily'));
    symlinkSync('/etc/passwd', join(dataDir, 'store.probe'));
    mkdirSync(join(dataDir, 'window'));
    writeFileSync(join(dataDir, 'window', 'Cookies'), 'x');
    const files = dataFiles(dataDir);
    const told = new Map(files.map((file) => [file.path, file]));
    expect(told.get('store.db')).toMatchObject({ kind: 'file', mode: '600' });
    expect(told.get('store.db')?.bytes).toBeGreaterThan(100_000);
    expect(told.get('store.probe')).toMatchObject({ kind: 'link' });
    expect([...told.keys()]).toEqual(
      expect.arrayContaining(['backups/20261121T020000000Z-daily', 'logs/app.log', 'window']),
    );
    expect(JSON.stringify(files)).not.toMatch(/kofi|cookies|passwd/iu);
    expect(files.filter(({ path }) => path.includes('(another file'))).toHaveLength(2);
  });

  test('of a folder that is not there is empty', () => {
    expect(dataFiles(join(temporaryFolder(), 'nothing'))).toEqual([]);
  });
});

describe('the log in a bundle', () => {
  const folderWith = (files: Readonly<Record<string, string>>): string => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  };
  const order = { files: [], removed: [], at: '2026-11-20T09:00:00.000Z' };

  test('is its newest part, in whole lines, without any other file', () => {
    const logDir = folderWith({ 'app.log': 'one\ntwo\nthree\n', 'notes.txt': 'x', 'app.log.txt': 'x' });
    expect(bundleFiles({ ...order, logDir }, 10)).toEqual([{ path: 'logs/app.log', text: 'three\n' }]);
    expect(bundleFiles({ ...order, logDir })).toEqual([{ path: 'logs/app.log', text: 'one\ntwo\nthree\n' }]);
  });

  test('is no link, whatever that leads to', () => {
    const logDir = folderWith({ 'app.log': 'one\n', 'letter.txt': 'Dear Anna' });
    symlinkSync(join(logDir, 'letter.txt'), join(logDir, 'error.log'));
    expect(bundleFiles({ ...order, logDir })).toEqual([{ path: 'logs/app.log', text: 'one\n' }]);
  });

  test('is left out where it lies nowhere', () => {
    expect(bundleFiles({ ...order, logDir: null })).toEqual([]);
    expect(bundleFiles({ ...order, logDir: '/nowhere/logs' })).toEqual([]);
  });
});

test.each([
  [
    'petra',
    'C:\\Users\\Petra\\x and petra, not petrature',
    'C:\\Users\\(removed)\\x and (removed), not petrature',
  ],
  ['/home/petra', 'at /home/petra/x.js', 'at (removed)/x.js'],
  ['C:\\Users\\petra', '{"p":"C:\\\\Users\\\\petra\\\\x"}', '{"p":"(removed)\\\\x"}'],
  ['ab', 'ab', 'ab'],
  ['a+b', 'a+b aab', '(removed) aab'],
])('%s is taken out of a text as a whole word', (word, text, left) => {
  expect(redactor([word])(text)).toBe(left);
});
