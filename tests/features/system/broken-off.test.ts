import { expect, test } from 'vitest';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';

const dies = new URL('data:text/javascript,process.exit(3)');

test('an opening whose thread dies is a state that the window shows, and the next start carries on', async () => {
  const { test: app } = await startBranch({ workers: { 'rekey-database': dies } });
  const admin = app.window('admin');
  await admin.api.accounts.rekey({ password: passwordOf('admin') });
  expect(await admin.api.system.opening({})).toMatchObject({
    state: 'not_opened',
    reason: 'The worker "rekey-database" gave no answer: crashed.',
  });
  expect(await admin.call('accounts.me')).toMatchObject({ error: { code: 'UNAVAILABLE' } });
  expect(await app.app.supportBundle()).not.toBeNull();
  await app.app.close();
  const { clock, vault, dataDir } = app;
  const again = await startTestApp({ clock, vault, dataDir });
  expect((await again.window().api.system.opening({})).state).toBe('ok');
});

test.each([
  ['before', false],
  ['after', true],
])(
  'an error that nobody foresaw ends no program %s its window is there: it is said, and can be tried again',
  async (_when, inWindow) => {
    const sound = memoryVault();
    const vault = { ...sound };
    vault.get = () => Promise.reject(new TypeError('a value that nobody may see'));
    const app = await startTestApp({ vault, ...(inWindow && { waitsForStore: false }) });
    const { api } = app.window();
    expect(await api.system.opening({})).toMatchObject({
      state: 'not_opened',
      reason: 'An error that nobody foresaw (TypeError).',
    });
    expect(app.log.filter(({ level }) => level === 'error')).toMatchObject([{ event: 'store.notOpened' }]);
    expect(await api.health.startUp({})).toMatchObject({
      problems: [{ component: 'store', finding: 'not_opened', state: 'fail' }],
    });
    vault.get = sound.get;
    expect((await api.system.retryOpening({})).state).toBe('ok');
  },
);
