import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';

/** A program whose keychain does not answer yet, so that its store is still being opened. */
async function whileItOpens() {
  const first = await startTestApp();
  await first.app.close();
  const kept = first.vault;
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const get: typeof kept.get = async (...which) => {
    await answered;
    return kept.get(...which);
  };
  const vault = { ...memoryVault(), set: kept.set, get };
  const { dataDir } = first;
  const { app, clock } = await startTestApp({ dataDir, vault, waitsForStore: false });
  let isOver = false;
  const closing = app.close().then(() => (isOver = true));
  await nextTurn();
  return {
    answer,
    clock,
    closing,
    isOver: () => isOver,
    again: () => startTestApp({ dataDir, vault: kept }),
  };
}

test('a program that ends while its store is being opened waits for that, and leaves it closed', async () => {
  const ending = await whileItOpens();
  expect(ending.isOver()).toBe(false);
  ending.answer();
  await ending.closing;
  const { app } = await ending.again();
  expect(await app.dispatch({ windowId: 'main' }, 'system.opening', {})).toMatchObject({
    data: { state: 'ok' },
  });
});

test('it waits for a keychain that hangs for some seconds only', async () => {
  const ending = await whileItOpens();
  ending.clock.advance(5000);
  await ending.closing;
  expect(ending.isOver()).toBe(true);
  ending.answer();
});
