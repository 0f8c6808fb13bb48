import { expect, test } from 'vitest';
import { personalData } from '#features/personal-data.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';

test('the notice tells of everything that is declared, to anybody, also before the PC is set up', async () => {
  const test = await startTestApp();
  const { holdings, general } = await test.window().api.myData.notice({});
  const declared = Object.entries(personalData).flatMap(([feature, data]) =>
    'none' in data ? [] : Object.keys(data.holds).map((key) => `${feature}.${key}`),
  );
  expect(holdings.map(({ feature, key }) => `${feature}.${key}`)).toEqual(declared);
  expect(general.join(' ')).toContain('after 366 days');
  for (const { what, why, keptFor, seenBy, whenErased } of holdings) {
    for (const words of [what, why, keptFor, seenBy, whenErased]) expect(words).toMatch(/^[A-Z].+\.$/);
  }
});

test('its version stays while it says the same, and changes when the policy changes what it says', async () => {
  const versionWith = async (policy: Readonly<Record<string, unknown>>): Promise<string> =>
    (await (await startTestApp({ policy })).window().api.myData.notice({})).version;
  const usual = await versionWith({});
  expect(usual).toMatch(/^[0-9a-f]{16}$/);
  expect(await versionWith({})).toBe(usual);
  expect(await versionWith({ idleLockMinutes: 5 })).toBe(usual);
  expect(await versionWith({ auditRetentionDays: 400 })).not.toBe(usual);
});

test('the overview counts what is held about whoever asks, and of nobody else', async () => {
  const { test, world } = await startBranch();
  await world.finishedSession();
  const countsOf = async (window: string) => {
    const { holdings } = await test.window(window).api.myData.overview({});
    return Object.fromEntries(holdings.map(({ key, count }) => [key, count]));
  };
  expect(await countsOf('trainee')).toMatchObject({ account: 1, reports: 1, sessions: 1, uploads: 0 });
  expect(await countsOf('otherTrainee')).toMatchObject({ account: 1, reports: 0, sessions: 0, uploads: 0 });
  expect(await countsOf('admin')).toMatchObject({ recoveryCode: 1, uploads: 1 });
  expect(await countsOf('trainee')).toMatchObject({ password: null, readingPlaces: null });
  const isLast = async (window: string) => (await test.window(window).api.myData.overview({})).isLastAdmin;
  expect([await isLast('trainee'), await isLast('admin')]).toEqual([false, true]);
});
