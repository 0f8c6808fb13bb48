import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { HostAnswer, HostRequest, Push } from '#contract/bridge.ts';
import type { Reply } from '#contract/errors.ts';
import { withoutFeatures } from '../../tools/standin/without-features.ts';

/** Puts `window.drillroom` into the page before its own scripts run; the bindings lead to the scripted bridge. */
const bridgeScript = `
  const parts = new Map();
  const listeners = new Set();
  let streams = 0;
  window.drillroomPart = (id, part) => parts.get(id)?.(part);
  window.drillroomPush = (push) => { for (const listener of listeners) listener(push); };
  window.policyViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.policyViolations.push(event.violatedDirective + ' ' + event.blockedURI);
  });
  Object.defineProperty(window, 'drillroom', { value: Object.freeze({
    call: (op, input) => window.drillroomCall(op, input),
    stream: (op, input, onPart) => {
      const id = ++streams;
      parts.set(id, onPart);
      return { reply: window.drillroomStream(id, op, input), cancel: () => { parts.delete(id); window.drillroomCancel(id); } };
    },
    onPush: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
    host: (request) => window.drillroomHost(request),
  }) });
`;

export type PageBridge = {
  call(op: string, input: unknown): Reply | Promise<Reply>;
  stream(
    op: string,
    input: unknown,
    onPart: (part: unknown) => Promise<void>,
    cancelled: AbortSignal,
  ): Promise<Reply>;
  onPush(listener: (push: Push) => void): void;
};

type Options = {
  readonly url: string;
  /** What stands behind the window: a script, or the real core. */
  readonly bridge: PageBridge;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** The page's clock runs, and can be moved (`page.clock`). */
  readonly movableClock?: boolean;
  /** What the machine answers to the window's requests; by default the person cancels. */
  readonly host?: (request: HostRequest) => HostAnswer;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless=new', '--process-per-site', '--lang=en-GB', withoutFeatures],
  });

/**
 * Where pages of a site are opened one after the other: a context of its own for each would be another window of the
 * browser, which costs half as much again. An empty page of the site stays open, so that the others share its process,
 * which knows the code by then.
 */
export async function openContext(browser: Browser, site: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB' });
  await (await context.newPage()).goto(new URL('empty', site).href);
  return context;
}

/**
 * Opens the window in a page of its own, with everything that it must not do being collected. What a page kept goes when
 * it is closed.
 */
export async function openPage(
  context: BrowserContext,
  {
    url,
    bridge,
    size,
    theme,
    forcedColors,
    movableClock = false,
    host = () => ({ kind: 'cancelled' }),
  }: Options,
) {
  const page = await context.newPage();
  await page.setViewportSize(size ?? { width: 1280, height: 800 });
  await page.emulateMedia({
    colorScheme: theme ?? 'light',
    forcedColors: forcedColors ?? 'none',
    reducedMotion: 'reduce',
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin) && !/^(blob|data):/.test(request.url())) {
      faults.push(`outside: ${request.url()}`);
    }
  });
  await page.exposeFunction('drillroomCall', (op: string, input: unknown) => bridge.call(op, input));
  const streams = new Map<number, AbortController>();
  await page.exposeFunction('drillroomStream', (id: number, op: string, input: unknown) => {
    const abort = new AbortController();
    streams.set(id, abort);
    const showPart = async (part: unknown) => {
      await page.evaluate(`window.drillroomPart(${id}, ${JSON.stringify(part)})`);
    };
    return bridge.stream(op, input, showPart, abort.signal);
  });
  await page.exposeFunction('drillroomCancel', (id: number) => streams.get(id)?.abort());
  await page.exposeFunction('drillroomHost', host);
  bridge.onPush((push) => void page.evaluate(`window.drillroomPush(${JSON.stringify(push)})`));
  await page.addInitScript(bridgeScript);
  if (movableClock) await page.clock.install();
  await page.goto(url);
  return {
    page,
    faults: async () => [...faults, ...(await policyViolations(page))],
    close: async () => {
      await page.evaluate('localStorage.clear()');
      await page.close();
      await context.clearCookies();
    },
  };
}

const policyViolations = async (page: Page): Promise<string[]> =>
  (await page.evaluate<readonly string[]>('window.policyViolations')).map((text) => `policy: ${text}`);
