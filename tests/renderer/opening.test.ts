import { expect, test } from 'vitest';
import type { HostRequest } from '#contract/bridge.ts';
import { storeStates } from '#features/system/contract.ts';
import { branch, opening } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { headingOf, isInside, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

test.each(storeStates.filter((state) => state !== 'ok'))(
  'a store that is %s says whether the data is safe and what to do',
  async (state) => {
    const recoverable = state === 'wrong_key' || state === 'key_unavailable';
    const script = branch({
      system: {
        opening: () =>
          opening({ state, recoverable, holder: state === 'locked' ? 'Drillroom on PC 4' : null }),
      },
    });
    await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
      expect((await headingOf(page)).length).toBeGreaterThan(10);
      await expect.poll(() => page.getByRole('button', { name: 'Try again' }).count()).toBe(1);
      await expect
        .poll(() => page.getByLabel('Recovery code of the training data').count())
        .toBe(recoverable ? 1 : 0);
      await expect.poll(() => page.getByText('Drillroom on PC 4').count()).toBe(state === 'locked' ? 1 : 0);
      expect(bridge.callsOf('accounts.me')).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

test.each([
  ['no_key', 'key_unavailable', 'This PC has no key for the training data'],
  ['network_folder', 'readonly', 'The training data may not lie on a network drive'],
  ['roaming_folder', 'readonly', 'The training data may not lie in a folder that moves from PC to PC'],
] as const)('what lies behind a state has words of its own: %s', async (cause, state, title) => {
  const script = branch({ system: { opening: () => opening({ state, cause, reason: 'A short reason.' }) } });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, faults }) => {
    await expect.poll(() => headingOf(page)).toBe(title);
    await page.getByText(`${state}: A short reason.`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('everything else that is wrong is listed at once, each with what to do, and anew after another try', async () => {
  let isAgain = false;
  const script = branch({
    system: {
      opening: () => opening({ state: 'key_unavailable', recoverable: true, reason: 'A short reason.' }),
      retryOpening: () => {
        isAgain = true;
        return opening({ state: 'key_unavailable' });
      },
    },
    health: {
      startUp: () => ({
        checkedAt: '2026-11-20T09:00:00.000Z',
        problems: [
          { component: 'key', state: 'fail', finding: 'unavailable' },
          { component: 'clock', state: 'warn', finding: 'set_back' },
          { component: 'store', state: 'fail', finding: 'key_unavailable' },
          { component: 'disk', state: 'warn', finding: 'low' },
          { component: 'policy', state: 'warn', finding: 'a_finding_of_a_later_version' },
        ].filter(({ component }) => !isAgain || component === 'store') as never,
      }),
    },
  });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    await page.getByRole('heading', { name: '3 more things were found' }).waitFor();
    const listed = await page.getByRole('listitem').allInnerTexts();
    expect(listed.map((text) => text.split('\n')[0])).toEqual([
      'Clock: It was set back since the last start',
      'Disk: Room is getting short',
      'Policy: It did not say how it is',
    ]);
    expect(listed[1]).toContain('Make room before it is full');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Everything else that Drillroom checks at its start is all right.').waitFor();
    expect(bridge.callsOf('health.startUp')).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });
});

test('a check that fails is no reason to keep the rest of the screen back', async () => {
  const script = branch({
    system: { opening: () => opening({ state: 'corrupt' }) },
    health: {
      startUp: () => {
        throw refuse('INTERNAL');
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByText('What else may be wrong with this PC could not be checked.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });
});

test('a support bundle is saved by the main process while the store is closed', async () => {
  const script = branch({ system: { opening: () => opening({ state: 'corrupt' }) } });
  const asked: HostRequest[] = [];
  const host = (request: HostRequest) => {
    asked.push(request);
    return { kind: 'saved', path: '/home/petra/support.zip' } as const;
  };
  await open(script, { host, size: { width: 320, height: 800 } }, async ({ page, faults }) => {
    await page.getByRole('button', { name: 'Save a support bundle' }).press('Enter');
    await page.getByText('Saved to /home/petra/support.zip').waitFor();
    expect(asked).toEqual([{ kind: 'saveSupportBundle' }]);
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('the right recovery code that this PC cannot keep is told from a wrong one', async () => {
  const script = branch({
    system: {
      opening: () => opening({ state: 'wrong_key', recoverable: true }),
      recover: () => {
        throw refuse('KEY_NOT_KEPT');
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByLabel('Recovery code of the training data').fill('K7QW-2MZP');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The code is right, but this PC did not keep the key').waitFor();
  });
});

test('the right recovery code opens the app, a wrong one is refused in words', async () => {
  let state: 'wrong_key' | 'ok' = 'wrong_key';
  const now = () => opening({ state, recoverable: state !== 'ok' });
  const script = branch({
    system: {
      opening: now,
      recover: ({ recoveryCode }) => {
        if (recoveryCode !== 'K7QW-2MZP') throw refuse('WRONG_CODE');
        state = 'ok';
        return now();
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByLabel('Recovery code of the training data').fill('K7QW-XXXX');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This code does not open the training data').waitFor();
    await page.getByLabel('Recovery code of the training data').fill('K7QW-2MZP');
    await page.keyboard.press('Enter');
    expect(await isInside(page)).toBe(true);
  });
});

test('a main process that does not answer is a screen with a way to try again', async () => {
  let answers = false;
  const script = branch({
    system: {
      opening: () => {
        if (!answers) throw refuse('INTERNAL', { ref: 'R-1' });
        return opening();
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByText('INTERNAL, R-1').waitFor();
    answers = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await isInside(page)).toBe(true);
  });
});
