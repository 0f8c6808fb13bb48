import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type OpenWindow = {
  /** The window's page. After `app.restart()` it is another one. */
  readonly page: Page;
  readonly app: {
    readonly pid: number;
    /** Ends the program at once, as a crash would, and waits until it is gone. */
    kill(signal: NodeJS.Signals): Promise<void>;
    /** Asks the program to end; answers its exit code. */
    close(): Promise<number | null>;
    /** Opens the program again on the same data, whether it still runs or not. */
    restart(): Promise<Page>;
  };
  readonly dataDir: string;
  /** The file that holds the store's key. */
  readonly keyFile: string;
  /** Where the save dialog of the stand-in puts files. */
  readonly saveDir: string;
  /** Every request that would have left the program, as `GET https://…`. A clean run has none. */
  outsideRequests(): readonly string[];
  /** What the program wrote to stderr, for the message of a failed test. */
  output(): string;
  /** Ends the program and removes its folders. */
  [Symbol.asyncDispose](): Promise<void>;
};

export type OpenWindowOptions = {
  /** The program to run: its main script. By default the built one. */
  readonly main?: string;
  /** An existing data folder; it is left alone at the end. */
  readonly dataDir?: string;
  /** The key file of that store; by default a new one. */
  readonly keyFile?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
};

const openingLimitMs = 60_000;

/**
 * Starts the built app in the Electron stand-in on a throw-away store whose key lies in a file, and drives its window.
 * Without a display the window is invisible. Rejects with the program's output when it ends before its page is there.
 */
export async function openWindow(options: OpenWindowOptions = {}): Promise<OpenWindow> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'drillroom-window-'));
  const dataDir = options.dataDir ?? path.join(scratch, 'data');
  const keyFile = options.keyFile ?? path.join(scratch, 'store.key');
  const saveDir = path.join(scratch, 'saved');
  const outside: string[] = [];
  let output = '';

  const start = async (): Promise<Running> => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        path.join(root, 'tools/standin/register.mjs'),
        options.main ?? path.join(root, 'out/main/index.js'),
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {
          ...process.env,
          // The browser's profile goes with the rest, even when the program is killed.
          TMPDIR: scratch,
          DRILLROOM_DATA: dataDir,
          DRILLROOM_KEY_FILE: keyFile,
          DRILLROOM_STANDIN_SAVE_DIR: saveDir,
          DRILLROOM_STANDIN_CDP_PORT: '0',
          DRILLROOM_STANDIN_HEADLESS: process.env['DISPLAY'] === undefined ? '1' : '0',
          ...options.env,
        },
      },
    );
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const address = new Promise<string>((resolve) => {
      let line = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const lines = (line + text).split('\n');
        line = lines.pop() ?? '';
        for (const said of lines) {
          if (said.startsWith('OUTSIDE ')) outside.push(said.slice('OUTSIDE '.length));
          if (said.startsWith('CDP ')) resolve(said.slice('CDP '.length));
        }
      });
    });
    const failed = ended.then((code): never => {
      throw new Error(`The program ended with code ${code} before its window opened.\n${output}`);
    });
    try {
      const browser = await chromium.connectOverCDP(await Promise.race([address, failed]), {
        timeout: openingLimitMs,
      });
      const page = browser.contexts()[0]?.pages()[0];
      if (page === undefined) throw new Error('The program opened no window.');
      // The program itself answers the page's objection to being closed; a listener keeps the driver from doing so.
      page.on('dialog', () => {});
      if (options.width !== undefined && options.height !== undefined) {
        await page.setViewportSize({ width: options.width, height: options.height });
      }
      await page.waitForURL(/\/index\.html/, { timeout: openingLimitMs });
      return { child, ended, browser, page };
    } catch (error) {
      child.kill('SIGKILL');
      await ended;
      throw error;
    }
  };

  const remove = (): Promise<void> => rm(scratch, { recursive: true, force: true });
  let running = await start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (running.child.exitCode === null && running.child.signalCode === null) running.child.kill(signal);
    const code = await running.ended;
    await running.browser.close();
    return code;
  };

  return {
    get page() {
      return running.page;
    },
    app: {
      get pid() {
        return running.child.pid ?? -1;
      },
      kill: async (signal) => void (await end(signal)),
      close: () => end('SIGTERM'),
      restart: async () => {
        await end('SIGTERM');
        running = await start();
        return running.page;
      },
    },
    dataDir,
    keyFile,
    saveDir,
    outsideRequests: () => outside,
    output: () => output,
    [Symbol.asyncDispose]: async () => {
      await end('SIGTERM');
      await remove();
    },
  };
}

type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly browser: Browser;
  readonly page: Page;
};
