import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { withoutFeatures } from './without-features.ts';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  withoutFeatures,
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  // Keeps Chromium from complaining about the flags above in a bar of its own.
  '--test-type',
];

/** What keeps a window from opening, and what to install. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

/** Starts the system's Chromium on a fresh profile: a window without tabs and address bar, or none when headless. */
export async function launchBrowser(o: {
  width: number;
  height: number;
  /** What the app asked of its Chromium, as switches. */
  switches: readonly string[];
}): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new NoBrowserError('There is no Chromium on this machine. Install the packages chromium and xvfb.');
  }
  const headless = process.env['DRILLROOM_STANDIN_HEADLESS'] === '1';
  if (!headless && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined) {
    throw new NoBrowserError(
      'There is no display. Start under xvfb-run (package xvfb), or set DRILLROOM_STANDIN_HEADLESS=1.',
    );
  }
  const port = process.env['DRILLROOM_STANDIN_CDP_PORT'];
  const profile = mkdtempSync(path.join(tmpdir(), 'drillroom-standin-'));
  const forget = (): void => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      viewport: null,
      acceptDownloads: false,
      ignoreDefaultArgs: ['--enable-automation'],
      // Chromium refuses to sandbox itself for root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        ...quiet,
        ...o.switches,
        `--window-size=${o.width},${o.height}`,
        '--app=about:blank',
        ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
      ],
    });
    if (port !== undefined) announcePort(profile);
    return {
      context,
      close: async () => {
        await context.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Tells another process where it can drive the same window. */
function announcePort(profile: string): void {
  const [port, route] = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').trim().split('\n');
  process.stderr.write(`CDP ws://127.0.0.1:${port}${route}\n`);
}
