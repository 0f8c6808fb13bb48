import { expect, test } from 'vitest';
import type { MemoryVault } from '#tests/support/memory-vault.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';

/** A keychain that answers when it is told to. */
function slowVault(): { vault: MemoryVault; answer: () => void } {
  const vault = memoryVault();
  const { promise, resolve } = Promise.withResolvers<void>();
  const { get } = vault;
  return {
    vault: Object.assign(vault, {
      get: async (...asked: Parameters<typeof get>) => {
        await promise;
        return get(...asked);
      },
    }),
    answer: resolve,
  };
}

test('a window is there while the keychain takes its time, and learns of the store when that has answered', async () => {
  const { vault, answer } = slowVault();
  const { window } = await startTestApp({ vault, waitsForStore: false });
  const { call } = window();
  expect(await call('settings.inForce')).toMatchObject({ ok: true });
  expect(await call('accounts.me')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  const opening = call('system.opening');
  answer();
  expect(await opening).toMatchObject({ ok: true, data: { state: 'ok', firstRun: true } });
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  expect(await call('accounts.createFirstAdmin', admin)).toMatchObject({ ok: true });
});
