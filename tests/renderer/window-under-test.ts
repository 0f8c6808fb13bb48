import { afterAll, beforeAll, inject } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser, openContext, openPage } from './open-page.ts';
import { type Script, type ScriptedBridge, scriptedBridge } from './scripted-bridge.ts';

type Options = Omit<Parameters<typeof openPage>[1], 'url' | 'bridge'> & { readonly screen?: string };

export type OpenWindow = {
  readonly page: Page;
  readonly bridge: ScriptedBridge;
  /** Errors, policy violations and outside requests so far; a sound window has none. */
  readonly faults: () => Promise<readonly string[]>;
};

/** For a test file: a browser of its own, which goes after the last test. */
export function browserUnderTest(): () => BrowserContext {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
    context = await openContext(browser, inject('windowUrl'));
  });
  afterAll(() => browser.close());
  return () => context;
}

/**
 * For a test file: the function that it returns opens the built window on a script of the main process, hands it to the
 * test, and closes it again.
 */
export function windowUnderTest() {
  const browser = browserUnderTest();
  const home = inject('windowUrl');
  return async (
    script: Script,
    { screen = '', ...options }: Options,
    use: (window: OpenWindow) => Promise<void>,
  ) => {
    const bridge = scriptedBridge(script);
    const url = screen === '' ? home : `${home}#${screen}`;
    const { page, faults, close } = await openPage(browser(), { url, bridge, ...options });
    try {
      await page.locator('h1').filter({ hasNotText: 'Opening' }).first().waitFor();
      await use({ page, bridge, faults });
    } finally {
      await close();
    }
  };
}

/** Whether the window shows these words, once it had the time to. */
export const shows = (page: Page, words: string | RegExp): Promise<boolean> =>
  appears(page.getByText(words).first());

/** Whether the rail is there, which stands only inside of the session gate. */
export const isInside = (page: Page): Promise<boolean> =>
  appears(page.getByRole('navigation', { name: 'Main' }));

const appears = (locator: Locator): Promise<boolean> =>
  locator.waitFor().then(
    () => true,
    () => false,
  );

/** The heading of the screen, once it is there. */
export const headingOf = (page: Page): Promise<string> => page.locator('h1').first().innerText();

/** What has the focus, as a screen reader would name it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const element = document.activeElement;
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText ?? '';
    return element.tagName.toLowerCase() + ' ' + label.trim().split('\\n')[0];
  })()`);
