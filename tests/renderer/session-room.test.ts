import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { practiceScript, runningSession } from './practice-script.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const screen = `/practice/run/${runningSession().id}`;

const room = (page: Page) => ({
  talk: page.getByRole('region', { name: 'Conversation' }),
  box: page.getByLabel('Your answer to Elaine Porter'),
  lastLine: page.getByText('Why would I pay so much more here?'),
});

/** Pixels from the lower edge of one to the upper edge of the other. */
async function between(upper: Locator, lower: Locator): Promise<number> {
  const [one, other] = [await upper.boundingBox(), await lower.boundingBox()];
  if (one === null || other === null) throw new Error('One of them is not drawn.');
  return other.y - one.y - one.height;
}

test('the last line stays in sight while the window narrows, widens and gets lower', async () => {
  await open(practiceScript(), { screen }, async ({ page }) => {
    const { box, lastLine } = room(page);
    await box.waitFor();
    for (const [width, height] of [
      [1280, 800],
      [320, 800],
      [1920, 1080],
      [900, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => between(lastLine, box)).toBeGreaterThan(0);
    }
  });
});

test('who has scrolled back to read stays there when the window narrows', async () => {
  await open(practiceScript(), { screen, size: { width: 1000, height: 600 } }, async ({ page }) => {
    const { talk, box, lastLine } = room(page);
    await box.waitFor();
    await talk.press('Home');
    await expect.poll(() => between(lastLine, box)).toBeLessThan(0);
    await page.setViewportSize({ width: 400, height: 800 });
    await page.getByRole('button', { name: 'End', exact: true }).waitFor();
    await expect.poll(() => between(lastLine, box)).toBeLessThan(0);
  });
});

test('at 400 % zoom the whole screen scrolls, so that nothing is squeezed away', async () => {
  await open(practiceScript(), { screen, size: { width: 320, height: 256 } }, async ({ page }) => {
    const { box } = room(page);
    await box.waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Send' }).scrollIntoViewIfNeeded();
    await expect.poll(() => page.getByRole('button', { name: 'Send' }).isVisible()).toBe(true);
  });
});
