import { describe, expect, test } from 'vitest';
import { person } from './branch.ts';
import { practiceScript, runningSession } from './practice-script.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const session = runningSession();
const box = 'Your answer to Elaine Porter';

describe('the lobby', () => {
  test('is done with the keyboard alone: arrows choose, Enter starts', async () => {
    await open(practiceScript(null), { screen: '/practice' }, async ({ page, bridge }) => {
      await page.getByText('Upselling / Cross Selling').waitFor();
      await page.keyboard.press('Tab');
      await expect.poll(() => focused(page)).toContain('Pre Consultation');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await expect.poll(() => focused(page)).toContain('Show 1 topic without material');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByLabel(box).waitFor();
      expect(bridge.callsOf('roleplay.start')).toEqual([
        {
          categoryId: 'sales-objections',
          kind: 'customer',
          scenarioId: 'porter',
          difficulty: 'basic',
          minutes: 15,
        },
      ]);
    });
  });

  test('has its start in sight without scrolling, however small the window', async () => {
    for (const size of [
      { width: 1280, height: 800 },
      { width: 320, height: 700 },
    ]) {
      await open(practiceScript(null), { screen: '/practice', size }, async ({ page }) => {
        const start = page.getByRole('button', { name: 'Start' });
        await start.waitFor();
        const box = await start.boundingBox();
        const rail = await page.getByRole('navigation', { name: 'Main' }).boundingBox();
        const below = size.width === 320 ? (rail?.y ?? 0) : size.height;
        expect((box?.y ?? below) + (box?.height ?? 0)).toBeLessThan(below);
        const time = page.getByRole('radio', { name: '10 min' });
        await time.focus();
        const [at, bar] = [await time.boundingBox(), await start.boundingBox()];
        if (size.width === 320) expect((at?.y ?? 0) + (at?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
      });
    }
  });

  test('shows topics without material when they are asked for', async () => {
    await open(practiceScript(null), { screen: '/practice' }, async ({ page }) => {
      const empty = page.getByRole('radio', { name: 'After Fixing Objection Nothing yet' });
      const show = page.getByRole('button', { name: 'Show 1 topic without material' });
      await show.waitFor();
      await expect.poll(() => empty.count()).toBe(0);
      await show.click();
      await empty.waitFor();
      await page.getByRole('button', { name: 'Hide topics without material' }).click();
      await empty.waitFor({ state: 'detached' });
    });
  });

  test('says of an empty topic what is missing and who can add it', async () => {
    const empty = '/practice?categoryId=after-fixing-objection';
    await open(practiceScript(null), { screen: empty }, async ({ page }) => {
      await page.getByText('After Fixing Objection has nothing to practise with yet').waitFor();
      await expect.poll(() => page.getByRole('link', { name: 'Go to the library' }).count()).toBe(1);
      await expect.poll(() => page.getByRole('button', { name: 'Start' }).isDisabled()).toBe(true);
    });
    const trainee = practiceScript(null, { accounts: { me: () => person({ roles: ['trainee'] }) } });
    await open(trainee, { screen: empty }, async ({ page }) => {
      await page.getByText('Your admin can add them.').waitFor();
      await expect.poll(() => page.getByRole('link', { name: 'Go to the library' }).count()).toBe(0);
    });
  });

  test('words a refused start, and offers the session that another window opened', async () => {
    const poor = practiceScript(null, {
      roleplay: {
        start: () => {
          throw refuse('NO_MATERIAL');
        },
      },
    });
    await open(poor, { screen: '/practice' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('alert').getByText('There is too little to practise with here').waitFor();
      await page.getByText('Retail Sales').click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    });

    let elsewhere = false;
    const taken = practiceScript(null, {
      roleplay: {
        active: () => ({ session: elsewhere ? session : null }),
        start: () => {
          elsewhere = true;
          throw refuse('SESSION_OPEN');
        },
      },
    });
    await open(taken, { screen: '/practice' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByText('Continue: Full Wig Consultation').waitFor();
    });
  });

  test('goes on with a paused session where it stopped', async () => {
    const paused = practiceScript(runningSession({ status: 'paused' }));
    await open(paused, { screen: '/practice' }, async ({ page, bridge }) => {
      await page.getByRole('button', { name: 'Continue' }).press('Enter');
      await page.getByLabel(box).waitFor();
      expect(bridge.callsOf('roleplay.resume')).toEqual([{ sessionId: session.id }]);
    });
  });
});
