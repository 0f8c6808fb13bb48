import { expect, test } from 'vitest';
import { paths } from '#renderer/lib/paths.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { builtWindow } from './built-window.ts';
import { coreBridge } from './core-bridge.ts';
import { openPage } from './open-page.ts';
import { serveWindow } from './serve-window.ts';
import { browserUnderTest } from './window-under-test.ts';

const browser = browserUnderTest();

/** The gallery of parts shows what waits for ever. */
const screens = [
  ...Object.values(paths).filter((path) => typeof path === 'string' && path !== paths.gallery),
  `${paths.library}?add=true`,
  paths.search('complaint'),
];

/** All other tests look at the window that ships, whose React says nothing. */
test('React has nothing to warn of on any screen', async () => {
  const { test: branch } = await startBranch();
  await branch.as('admin', 'library.addSamples');
  const served = await serveWindow(await builtWindow('development'));
  const bridge = coreBridge(branch.app, 'admin');
  try {
    const { page, faults, close } = await openPage(browser(), { url: `${served.url}#/today`, bridge });
    for (const screen of screens) {
      await page.evaluate(`location.hash = ${JSON.stringify(screen)}`);
      await page.locator('main h1').first().waitFor();
      await expect.poll(() => page.locator('[aria-busy]').count()).toBe(0);
      expect([screen, await faults()]).toEqual([screen, []]);
    }
    await close();
  } finally {
    await served.close();
  }
});
