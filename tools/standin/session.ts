import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright-core';

type CheckHandler = (
  contents: null,
  permission: string,
  origin: string,
  details: { isMainFrame: boolean },
) => boolean;
type RequestDetails = { readonly url: string; readonly resourceType: string };
type BeforeRequest = (details: RequestDetails, answer: (verdict: { cancel: boolean }) => void) => void;

type ProxyConfig = {
  readonly mode: 'fixed_servers';
  readonly proxyRules: string;
  readonly proxyBypassRules: string;
};

// Electron's names and Chromium's, for what can be granted from outside.
const permissions: readonly (readonly [electron: string, chromium: string])[] = [
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['clipboard-read', 'clipboard-read'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['storage-access', 'storage-access'],
  ['local-fonts', 'local-fonts'],
];

class StandinSession extends EventEmitter {
  #check: CheckHandler | null = null;
  #beforeRequest: BeforeRequest | null = null;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  #proxy: ProxyConfig | null = null;

  async setProxy(config: ProxyConfig): Promise<void> {
    this.#proxy = config;
  }

  /** Not Electron's: the proxy as switches of Chromium's, which has to be told before it starts. */
  get switches(): readonly string[] {
    if (this.#proxy === null) return [];
    const { proxyRules, proxyBypassRules } = this.#proxy;
    return [`--proxy-server=${proxyRules}`, `--proxy-bypass-list=${proxyBypassRules}`];
  }

  // Chromium asks nobody here: what the check does not grant is refused (see `grantTo`), devices and screens always are.
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}

  /** Not Electron's: grants what the app's check grants, and with that refuses everything else. */
  async grantTo(context: BrowserContext, origin: string, browserOrigin: string): Promise<void> {
    const granted = permissions
      .filter(([name]) => this.#check?.(null, name, origin, { isMainFrame: true }) === true)
      .map(([, name]) => name);
    await context.grantPermissions(granted, { origin: browserOrigin });
  }

  /** Not Electron's: what the app's filter says of a request. */
  allows(details: RequestDetails): Promise<boolean> {
    const filter = this.#beforeRequest;
    if (filter === null) return Promise.resolve(true);
    return new Promise((resolve) => filter(details, ({ cancel }) => resolve(!cancel)));
  }
}

export const session = { defaultSession: new StandinSession() };
