import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { HostAnswer, HostRequest, Push } from '#contract/bridge.ts';
import type { Reply } from '#contract/errors.ts';

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
    args: ['--no-sandbox', '--headless=new', '--lang=en-GB'],
  });

/** Opens the window in a page of its own, with everything that it must not do being collected. */
export async function openPage(
  browser: Browser,
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
  const context = await browser.newContext({
    viewport: size ?? { width: 1280, height: 800 },
    colorScheme: theme ?? 'light',
    forcedColors: forcedColors ?? 'none',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
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
    close: () => context.close(),
  };
}

const policyViolations = async (page: Page): Promise<string[]> =>
  (await page.evaluate<readonly string[]>('window.policyViolations')).map((text) => `policy: ${text}`);

/** What axe finds on the page, one line for each, so that a failed test can be read. */
export async function axeFindings(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Without it the results are put together in a second page, and the stand-in opens none.
  const axe = new AxeBuilder({ page }).withTags(tags).setLegacyMode();
  // For some seconds the primitive library keeps there what it has read aloud, also of buttons that are gone by then.
  const { violations } = await axe.exclude('[data-live-announcer]').analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })));
  const lines: string[] = [];
  for (const { id, node } of found) {
    if (id === 'target-size' && !(await isSmall(page, String(node.target[0])))) continue;
    lines.push(`${id}: ${node.html.slice(0, 160)}`);
  }
  return lines;
}

/** Whether a target is small where it can be pressed: axe also counts what is scrolled half out of sight below a bar. */
async function isSmall(page: Page, target: string): Promise<boolean> {
  const element = `document.querySelector(${JSON.stringify(target)})`;
  await page.evaluate(`${element}.scrollIntoView({ block: 'center' })`);
  const axe = new AxeBuilder({ page }).withRules(['target-size']).setLegacyMode().include(target);
  return (await axe.analyze()).violations.length > 0;
}
