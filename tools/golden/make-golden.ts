import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startHeadless } from '../headless/headless-process.ts';
import { countRows } from './golden.ts';

const root = join(import.meta.dirname, '../..');
const at = '2026-11-20T09:00:00.000Z';
const [admin, dana, zoe] = [
  { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' },
  { name: 'Dana Whitlock', username: 'd.whitlock', password: 'brisk kettle of Dana' },
  { name: 'Zoë Ångström', username: 'z.angstrom', password: 'brisk kettle of Zoë' },
];

/**
 * Makes the store of a small branch with the program as it stands here: three people, a document, a finished session with
 * its report, one that is paused. `node tools/golden/make-golden.ts tests/migrations/golden/NAME`, once for each release.
 */
async function makeGolden(folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'drillroom-golden-'));
  const [data, key] = [join(work, 'data'), join(work, 'key')];
  const host = startHeadless(['--data', data, '--key-file', key, '--clock', at]);
  const ask = async <T>(op: string, input: unknown = {}): Promise<T> => {
    const reply = await host.call(op, input);
    if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}.`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the program's own answer
    return reply.data as T;
  };
  await ask('accounts.createFirstAdmin', admin);
  await ask('library.import', {
    categoryId: 'after-fixing-objection',
    title: 'First adjustment',
    fileName: 'first-adjustment.md',
    content: readFileSync(join(root, 'tests/support/first-adjustment.md')).toString('base64'),
  });
  const slips = new Map<string, string>();
  for (const { name, username } of [dana, zoe]) {
    const person = { name, username, roles: ['trainee'] };
    const { setUp } = await ask<{ setUp: { code: string } }>('accounts.create', person);
    slips.set(username, setUp.code);
  }
  for (const { username, password } of [zoe, dana]) {
    await ask('accounts.signOut');
    const code = slips.get(username);
    await ask('accounts.redeemCode', { identifier: username, code, newPassword: password });
    const { version } = await ask<{ version: string }>('myData.notice');
    await ask('accounts.acceptNotice', { version });
  }
  const interview = {
    kind: 'interview',
    categoryId: 'after-fixing-objection',
    difficulty: 'basic',
    minutes: 10,
  };
  const { id: sessionId } = await ask<{ id: string }>('roleplay.start', interview);
  const text = 'The first adjustment within 30 days is included.';
  await ask('roleplay.say', { sessionId, text });
  await ask('roleplay.finish', { sessionId });
  const { id: open } = await ask<{ id: string }>('roleplay.start', interview);
  await ask('roleplay.say', { sessionId: open, text });
  await ask('roleplay.pause', { sessionId: open });
  await host.end();

  mkdirSync(folder, { recursive: true });
  for (const file of ['store.db', 'store.json', 'store.head']) cpSync(join(data, file), join(folder, file));
  cpSync(key, join(folder, 'key'));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const people = [admin, dana, zoe].map(({ username, password }) => ({ username, password }));
  const golden = { commit, at, people, ...(await countRows(data, key)) };
  writeFileSync(join(folder, 'golden.json'), `${JSON.stringify(golden, null, 2)}\n`);
  rmSync(work, { recursive: true });
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to make: tests/migrations/golden/NAME.');
await makeGolden(resolve(folder));
