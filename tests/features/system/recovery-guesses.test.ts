import { expect, test } from 'vitest';
import { startTestApp } from '#tests/support/start-test-app.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const wrong = { recoveryCode: 'ABCDE-FGHJK' };

test('guesses at the code of a closed store outlive a crash and a clock set back, also for who has the code by then', async () => {
  const before = await startTestApp();
  const { recoveryCode } = await before.window().api.accounts.createFirstAdmin(admin);
  before.vault.entries.clear();
  const closed = await before.restart();
  const guess = (app: typeof closed, input: object = wrong) => app.window().call('system.recover', input);
  for (let tried = 0; tried < 5; tried += 1) {
    expect(await guess(closed)).toMatchObject({ ok: false, error: { code: 'WRONG_CODE' } });
  }
  expect(await guess(closed)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });

  closed.clock.setWall('2026-11-19T09:00:00.000Z');
  const later = await closed.startAfterCrash();
  const refused = await guess(later, { recoveryCode });
  expect(refused).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
  later.clock.advance(refused.ok ? 0 : (refused.error.retryAfterMs ?? 0));
  expect(await guess(later, { recoveryCode })).toMatchObject({ ok: true, data: { state: 'ok' } });
});
