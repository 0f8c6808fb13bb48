import { expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };

/** Whether another process could open the store: nothing holds its folder any more. */
const isFree = async (app: TestApp): Promise<boolean> => {
  const { dataDir, vault } = app;
  const reply = await (await startTestApp({ dataDir, vault })).window().call('system.opening');
  return reply.ok && (reply.data as { state: string }).state === 'ok';
};

test('a program that is ending opens nothing again, whatever a window asks for', async () => {
  const app = await startTestApp();
  const { call } = app.window();
  await call('accounts.createFirstAdmin', admin);
  const closing = app.app.close();
  expect(await call('library.list')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  await call('system.retryOpening');
  await closing;
  await call('system.retryOpening');
  await call('system.recover', { recoveryCode: 'ABCDE-FGHJK' });
  expect(await isFree(app)).toBe(true);
});

test('what is being opened when the program ends is closed as soon as it is open', async () => {
  const app = await startTestApp();
  await app.window().call('accounts.createFirstAdmin', admin);
  app.vault.trouble = 'unavailable';
  const closed = await app.restart();
  app.vault.trouble = 'none';
  const opening = closed.window().call('system.retryOpening');
  await closed.app.close();
  await opening;
  expect(await isFree(closed)).toBe(true);
});
