import { EventEmitter } from 'node:events';
import type { Dialog, Frame, Page, Request, Route } from 'playwright-core';
import { app } from './app.ts';
import { launchBrowser, NoBrowserError } from './browser.ts';
import { ipcMain } from './ipc-main.ts';
import { bridgePage, type PageBridge } from './page-bridge.ts';
import { answerRequest, privilegedSchemes } from './protocol.ts';
import type { FromPage } from './run-preload.ts';
import { session } from './session.ts';
import { toApp, toBrowser } from './standin-address.ts';

type Options = {
  readonly width: number;
  readonly height: number;
  readonly webPreferences: { readonly preload: string };
};
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

const resourceTypes: Readonly<Record<string, string>> = {
  document: 'mainFrame',
  fetch: 'xhr',
  websocket: 'webSocket',
};

// A function of the page, used where code runs in it.
declare function confirm(question: string): boolean;
declare function prompt(question: string): string | null;

let contents = 0;

/** The page in a window, with the events and methods of Electron's that the shell uses. */
class StandinContents extends EventEmitter {
  readonly id = (contents += 1);
  /** Not Electron's: what the app asked of this page, as switches of Chromium's, which has to be told before it starts. */
  readonly switches: string[] = [];
  readonly #window: BrowserWindow;
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }

  isDestroyed = (): boolean => this.#window.isDestroyed();
  send = (channel: string, ...args: unknown[]): void => this.#window.sendToPage(channel, args);
  reload = (): void => this.#window.reloadPage();
  setWindowOpenHandler = (handler: OpenHandler): void => {
    this.#openHandler = handler;
  };
  setWebRTCIPHandlingPolicy = (policy: string): void => {
    this.switches.push(`--webrtc-ip-handling-policy=${policy}`);
  };

  /** Not Electron's: what the app says of a page that the page wants to open. */
  mayOpen = (url: string): boolean => this.#openHandler({ url }).action === 'allow';
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all];
  }

  readonly webContents = new StandinContents(this);
  readonly #options: Options;
  readonly #uncount: () => void;
  readonly #opened: Promise<Page>;
  #page: Page | null = null;
  #bridge: PageBridge | null = null;
  #url = 'about:blank';
  /** An address that the app itself asked for: no guard is asked about it. */
  #expected: string | null = null;
  #replacing = false;
  #destroyed = false;

  constructor(options: Options) {
    super();
    this.#options = options;
    this.#uncount = app.countWindow(this);
    BrowserWindow.#all.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.#opened = this.#open();
    this.#opened.catch((error: unknown) => {
      process.stderr.write(`${error instanceof NoBrowserError ? error.message : String(error)}\n`);
      app.exit(1);
    });
  }

  async #open(): Promise<Page> {
    const { context, close } = await launchBrowser({
      ...this.#options,
      switches: [...app.switches, ...session.defaultSession.switches, ...this.webContents.switches],
    });
    app.beforeExit(close);
    const page = context.pages()[0] ?? (await context.newPage());
    await context.route('**/*', (route) => this.#answer(route));
    // Chromium has opened it by the time one hears of it; nothing was loaded into it.
    context.on('page', (opened) => {
      if (!this.#replacing) opened.close().catch(() => {});
    });
    await this.#adopt(page);
    return page;
  }

  async #adopt(page: Page): Promise<void> {
    this.#page = page;
    page.on('dialog', (asked) => this.#onDialog(asked));
    page.on('websocket', (socket) => recordOutside('GET', socket.url()));
    page.on('crash', () =>
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    );
    page.on('close', () => {
      if (page === this.#page) this.#onClosed();
    });
    this.#bridge = await bridgePage(page, this.#options.webPreferences.preload, {
      onMessage: (message) => this.#receive(message),
      onWindowOpen: (url) => this.#onWindowOpen(toApp(url, privilegedSchemes)),
    });
  }

  loadURL(url: string): Promise<void> {
    this.#url = url;
    return this.#load(this.#opened);
  }

  async #load(opening: Promise<Page>): Promise<void> {
    const page = await opening;
    const address = toBrowser(this.#url, privilegedSchemes);
    const { origin } = new URL(address);
    await session.defaultSession.grantTo(page.context(), toApp(origin, privilegedSchemes), origin);
    this.#expected = address;
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    this.emit('ready-to-show');
  }

  /** Not Electron's: shows the page anew; a page that crashed is replaced by a new one in its place. */
  reloadPage(): void {
    const crashed = this.#page;
    const replace = async (): Promise<Page> => {
      this.#replacing = true;
      const page = await (await this.#opened).context().newPage();
      this.#replacing = false;
      await this.#adopt(page);
      await crashed?.close().catch(() => {});
      return page;
    };
    void this.#load(replace());
  }

  show(): void {
    void this.#page?.bringToFront();
  }
  focus = (): void => this.show();
  restore = (): void => this.show();
  isMinimized = (): boolean => false;
  isDestroyed = (): boolean => this.#destroyed;

  close(): void {
    void this.#opened.then(() => this.#page?.close({ runBeforeUnload: true }));
  }

  destroy(): void {
    void this.#opened.then(() => this.#page?.close());
  }

  /** Not Electron's. */
  sendToPage(channel: string, args: unknown[]): void {
    this.#bridge?.send({ kind: 'message', channel, args });
  }

  /** Not Electron's: asks with a dialog of the page. */
  async confirm(text: string): Promise<boolean> {
    const ask = (question: string): boolean => confirm(question);
    return (await this.#page?.evaluate(ask, text)) ?? false;
  }

  /** Not Electron's: asks for a line with a dialog of the page. */
  async prompt(text: string): Promise<string | null> {
    const ask = (question: string): string | null => prompt(question);
    return (await this.#page?.evaluate(ask, text)) ?? null;
  }

  #onClosed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('closed');
    this.#uncount();
    BrowserWindow.#all.delete(this);
  }

  /** A page that objects to being closed stays, unless the app overrules it. Other dialogs are the person's to answer. */
  #onDialog(asked: Dialog): void {
    if (asked.type() !== 'beforeunload') return;
    let overruled = false;
    this.webContents.emit('will-prevent-unload', { preventDefault: () => (overruled = true) });
    if (!overruled) app.keepRunning();
    (overruled ? asked.accept() : asked.dismiss()).catch(() => {});
  }

  #onWindowOpen(url: string): void {
    if (this.webContents.mayOpen(url)) throw new Error('The stand-in opens one window only.');
    if (!url.startsWith('about:')) recordOutside('GET', url);
  }

  #receive(message: FromPage): void {
    const url = toApp(message.href, privilegedSchemes);
    const senderFrame = {
      url,
      origin: /^[a-z]+:\/\/[^/]*/.exec(url)?.[0] ?? 'null',
      parent: null,
      detached: false,
      isDestroyed: () => this.#destroyed,
    };
    const event = { sender: this.webContents, senderFrame };
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, event, ...message.args);
      return;
    }
    const { id } = message;
    ipcMain.answer(message.channel, event, message.args).then(
      (value) => this.#bridge?.send({ kind: 'reply', id, value }),
      (error: unknown) => this.#bridge?.send({ kind: 'failed', id, message: String(error) }),
    );
  }

  /** Every request of the window ends here: the app's own handler answers it, or nobody does. */
  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url(), privilegedSchemes);
    const frame = frameOf(request);
    if (frame?.page() !== this.#page) {
      // A window that the page opened: it was recorded when it opened.
      await route.abort('aborted');
      return;
    }
    if (request.isNavigationRequest() && !this.#mayNavigate(request, frame, url)) {
      if (url === request.url()) recordOutside(request.method(), url);
      await route.abort('aborted');
      return;
    }
    const resourceType = resourceTypes[request.resourceType()] ?? request.resourceType();
    const allowed = await session.defaultSession.allows({ url, resourceType });
    const response = allowed ? await answerRequest(url, request.method()) : null;
    if (response === null) {
      recordOutside(request.method(), url);
      await route.abort('blockedbyclient');
      return;
    }
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #mayNavigate(request: Request, frame: Frame, url: string): boolean {
    const isMainFrame = frame.parentFrame() === null;
    if (isMainFrame && request.url() === this.#expected?.replace(/#.*$/s, '')) {
      this.#expected = null;
    } else {
      let prevented = false;
      const navigation = {
        url,
        isMainFrame,
        isSameDocument: false,
        preventDefault: () => (prevented = true),
      };
      this.webContents.emit('will-frame-navigate', navigation);
      if (isMainFrame && !prevented) this.webContents.emit('will-navigate', navigation);
      if (prevented) return false;
    }
    this.webContents.emit('did-start-navigation', { url, isMainFrame, isSameDocument: false });
    return true;
  }
}

/** The frame that asks, or null where it is not there yet: the first request of a new window. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** One line for each request that would have left the program. Tests ask for none. */
function recordOutside(method: string, url: string): void {
  process.stderr.write(`OUTSIDE ${method} ${url}\n`);
}
