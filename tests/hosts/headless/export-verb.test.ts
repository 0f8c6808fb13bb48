import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate/browser';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { verbs } from '#main/hosts/headless/verbs/registry.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless, type HeadlessProcess } from '../../../tools/headless/headless-process.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const trainee = { name: 'Dana Whitlock', username: 'd.whitlock', roles: ['trainee'] };
const answerOfDana = 'I would ask about the zqxj first.';

async function data<T>(host: HeadlessProcess, op: string, input: unknown = {}): Promise<T> {
  const reply = await host.call(op, input);
  if (!reply.ok) throw new Error(`${op}: ${reply.error.code}`);
  return reply.data as T;
}

async function run(...args: readonly string[]): Promise<{ code: number; answer: Record<string, unknown> }> {
  const out: string[] = [];
  const code = await verbs.get('export')?.run(args, { out: (line) => void out.push(line), err: () => {} });
  return { code: code ?? -1, answer: JSON.parse(out[0] ?? '{}') };
}

const filesOf = (zip: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(zip))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

test('everything about everybody comes out, each in a folder of theirs, on record and for its owner only', async () => {
  const dir = temporaryFolder();
  const [folder, out] = [join(dir, 'data'), join(dir, 'export.zip')];
  const at = ['--data', folder, '--key-file', join(dir, 'key')];
  const host = startHeadless(at);
  await data(host, 'accounts.createFirstAdmin', admin);
  const { setUp } = await data<{ setUp: { code: string } }>(host, 'accounts.create', trainee);
  await data(host, 'library.addSamples');
  await data(host, 'accounts.signOut');
  await data(host, 'accounts.redeemCode', {
    identifier: trainee.username,
    code: setUp.code,
    newPassword: 'brisk kettle of Dana',
  });
  const { version } = await data<{ version: string }>(host, 'myData.notice');
  await data(host, 'accounts.acceptNotice', { version });
  const input = { kind: 'interview', categoryId: 'after-fixing-objection', difficulty: 'basic', minutes: 10 };
  const { id: sessionId } = await data<{ id: string }>(host, 'roleplay.start', input);
  await data(host, 'roleplay.say', { sessionId, text: answerOfDana });
  await data(host, 'roleplay.finish', { sessionId });
  const own = await data<{ content: Uint8Array | string }>(host, 'myData.export');
  expect((await run(...at, '--out', out)).code).toBe(20);
  await host.end();

  const { code, answer } = await run(...at, '--out', out);
  expect([code, answer]).toMatchObject([0, { verb: 'export', ok: true, out, people: 2 }]);
  expect([statSync(out).mode & 0o777, statSync(out).size]).toEqual([0o600, answer['bytes']]);
  const files = filesOf(out);
  const { people } = JSON.parse(files['export.json'] ?? '') as {
    people: { folder: string; username: string }[];
  };
  expect(people.map(({ username }) => username).toSorted()).toEqual(['d.whitlock', 't.reyes']);

  const folderOf = (username: string): string =>
    people.find((one) => one.username === username)?.folder ?? '';
  const holding = Object.keys(files).filter((name) => files[name]?.includes('zqxj'));
  expect(holding.length).toBeGreaterThan(0);
  expect(holding.filter((name) => !name.startsWith(folderOf('d.whitlock')))).toEqual([]);
  expect(files['audit.csv']).toMatch(/store\.exported/u);
  expect(files['audit.csv']).toMatch(/End of the record/u);
  expect(Object.values(files).join('\n')).not.toMatch(/correct horse|\$2[aby]\$|v1\$/u);

  // A person's part is what they get themselves, and looks as the shapes say.
  const bytes = typeof own.content === 'string' ? Buffer.from(own.content, 'base64') : own.content;
  const theirs = Object.keys(unzipSync(bytes))
    .filter((name) => name.startsWith('data/'))
    .map((name) => name.slice('data/'.length));
  const part = Object.keys(files).filter((name) => name.startsWith(`${folderOf('d.whitlock')}/`));
  expect(part.map((name) => name.split('/').at(-1)).toSorted()).toEqual(theirs.toSorted());
  const shapes = z.record(z.string(), z.unknown()).parse(JSON.parse(files['shapes.json'] ?? ''));
  expect(Object.keys(shapes)).toEqual(
    expect.arrayContaining(theirs.map((name) => name.replace('.json', ''))),
  );

  const before = readFileSync(out);
  expect(await run(...at, '--out', out)).toMatchObject({ code: 2, answer: { why: 'out_exists' } });
  expect(readFileSync(out)).toEqual(before);
  expect(readdirSync(dir).toSorted()).toEqual(['data', 'export.zip', 'key']);
});

test('nothing is written where there is no store, or no place for a file', async () => {
  const dir = temporaryFolder();
  const at = ['--data', join(dir, 'data'), '--key-file', join(dir, 'key')];
  const out = join(dir, 'export.zip');
  expect(await run(...at, '--out', out)).toMatchObject({ code: 2, answer: { state: 'absent' } });
  expect(existsSync(out)).toBe(false);
  expect(await run(...at)).toMatchObject({ code: 2 });
  expect(await run(...at, '--out', join(dir, 'no', 'x.zip'))).toMatchObject({
    code: 2,
    answer: { why: 'out_folder_missing' },
  });
  const host = startHeadless(at);
  await host.call('accounts.createFirstAdmin', admin);
  await host.end();
  expect(await run(...at, '--out', join(dir, 'data', 'x.zip'))).toMatchObject({
    code: 2,
    answer: { why: 'out_in_data_folder' },
  });
});
