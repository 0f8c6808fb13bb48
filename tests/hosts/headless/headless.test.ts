import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { type HeadlessProcess, startHeadless } from '../../../tools/headless/headless-process.ts';
import { trainingText } from '#tests/support/make-world.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };

function folder() {
  const dir = temporaryFolder();
  const args = ['--data', join(dir, 'data'), '--key-file', join(dir, 'key')];
  return { dir, args, start: (more: string[] = []) => startHeadless([...args, ...more]) };
}
const data = <T>(reply: Reply): T => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data as T;
};
const signIn = (host: HeadlessProcess): Promise<Reply> =>
  host.call('accounts.signIn', { identifier: admin.username, password: admin.password });

/** Sets a store up with one admin and one document. */
async function setUp(host: HeadlessProcess): Promise<void> {
  data(await host.call('accounts.createFirstAdmin', admin));
  const file = {
    categoryId: 'after-fixing-objection',
    title: 'First adjustment',
    fileName: 'a.md',
    content: trainingText,
  };
  data(await host.call('library.import', file));
}
const wish = { kind: 'interview', categoryId: 'after-fixing-objection', difficulty: 'basic', minutes: 10 };

describe('the command line', () => {
  test('makes a store where there is none, ends with the input, and finds everything again', async () => {
    const { dir, start } = folder();
    const first = start();
    await setUp(first);
    expect(await first.end()).toBe(0);
    expect(statSync(join(dir, 'key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'data')).mode & 0o777).toBe(0o700);

    const second = start();
    data(await signIn(second));
    expect(data<{ total: number }>(await second.call('library.list'))).toMatchObject({ total: 1 });
    expect(await second.end()).toBe(0);
  });

  test('says on stderr that the key comes from a file, and keeps stdout to the protocol', async () => {
    const { start } = folder();
    const host = start();
    expect(await host.call('system.opening')).toMatchObject({
      ok: true,
      data: { state: 'ok', firstRun: true },
    });
    await host.end();
    expect(host.errors()).toContain('key file');
  });

  test.each([
    ['no folder', []],
    ['an option that does not exist', ['--data', '/tmp/x', '--verbose']],
    ['a clock that is no time', ['--data', '/tmp/x', '--clock', 'tomorrow']],
    ['a clock that no store can hold', ['--data', '/tmp/x', '--clock', '9999-12-31T23:59:59Z']],
  ])('answers %s with its usage and exit code 2', async (_name, args) => {
    const host = startHeadless(args);
    expect(await host.end()).toBe(2);
    expect(host.errors()).toContain('Usage');
  });

  test('refuses a policy that it does not understand, before it opens anything', async () => {
    const { dir, start } = folder();
    writeFileSync(join(dir, 'policy.json'), '{"limitFactor":"two","idleLockMinutes":90}');
    const host = start(['--policy', join(dir, 'policy.json')]);
    expect(await host.end()).toBe(10);
    expect(existsSync(join(dir, 'data'))).toBe(false);
    expect(host.errors()).toContain('limitFactor: This has to be a number.');
    expect(host.errors()).toContain('idleLockMinutes: Use 30 or less.');
  });

  test('goes on with a policy that names what only another version knows, and says so', async () => {
    const { dir, start } = folder();
    writeFileSync(join(dir, 'policy.json'), '{"idleLockMinutes":5,"ofTheFuture":true}');
    const host = start(['--policy', join(dir, 'policy.json')]);
    expect(data(await host.call('settings.inForce'))).toMatchObject({
      idleLockMinutes: 5,
      managed: ['idleLockMinutes'],
    });
    expect(await host.end()).toBe(0);
    expect(host.errors()).toContain('ofTheFuture');
  });

  test('starts the wall clock where it is told to', async () => {
    const { start } = folder();
    const host = start(['--clock', '2031-05-01T08:00:00Z']);
    const { account } = data<{ account: { createdAt: string } }>(
      await host.call('accounts.createFirstAdmin', admin),
    );
    expect(account.createdAt).toMatch(/^2031-05-01T08:0/);
    await host.end();
  });

  test('a second process on the same folder is told who holds it', async () => {
    const { start } = folder();
    const first = start();
    await first.call('system.opening');
    const second = start();
    expect(await second.call('system.opening')).toMatchObject({
      ok: true,
      data: { state: 'locked', holder: expect.stringContaining('Drillroom command line') as string },
    });
    expect(await second.call('accounts.me')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    await Promise.all([first.end(), second.end()]);
  });
});

describe('a kill', () => {
  test('in the middle of turns loses none that was acknowledged, and the session goes on', async () => {
    const { start } = folder();
    const before = start();
    await setUp(before);
    const session = data<{ id: string }>(await before.call('roleplay.start', wish));
    await before.end();

    const heard: string[] = [];
    for (let cycle = 0; cycle < 5; cycle += 1) {
      const host = start();
      data(await signIn(host));
      const { session: open } = data<{
        session: { id: string; turns: { speaker: string; text: string }[] } | null;
      }>(await host.call('roleplay.active'));
      expect(open?.id).toBe(session.id);
      const said = open?.turns.filter(({ speaker }) => speaker === 'trainee').map(({ text }) => text);
      expect(said).toEqual(heard);
      data(await host.call('roleplay.resume', { sessionId: session.id }));
      const text = `Answer number ${cycle}: one adjustment within 30 days is included.`;
      await new Promise<void>((resolve) => {
        // Killed as soon as the line is acknowledged: its answer may or may not have been stored by then.
        void host.call('roleplay.say', { sessionId: session.id, text }, () => {
          host.child.kill('SIGKILL');
          resolve();
        });
      });
      heard.push(text);
      await host.end();
    }
    const last = start();
    data(await signIn(last));
    const resumed = data<{ turns: { speaker: string }[] }>(
      await last.call('roleplay.resume', { sessionId: session.id }),
    );
    expect(resumed.turns.map(({ speaker }) => speaker)).toEqual([
      'coach',
      ...heard.flatMap(() => ['trainee', 'coach']),
    ]);
    expect(await last.call('roleplay.finish', { sessionId: session.id })).toMatchObject({ ok: true });
    expect(await last.end()).toBe(0);
  });
});
