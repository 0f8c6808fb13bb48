/* oxlint-disable typescript/no-unsafe-type-assertion -- the fakes have the part of Electron's classes that is used */
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import { resolveNoNames } from '#main/hosts/electron/cut-off-network.ts';
import { guardContents } from '#main/hosts/electron/guard-contents.ts';
import { lockDownSession } from '#main/hosts/electron/lock-down-session.ts';
import { attackAddresses, shown } from './attack-addresses.ts';

describe('a page', () => {
  class FakeContents extends EventEmitter {
    readonly id = 7;
    openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    webRtc = 'default';
    setWindowOpenHandler = (handler: typeof this.openHandler) => void (this.openHandler = handler);
    setWebRTCIPHandlingPolicy = (policy: string) => void (this.webRtc = policy);
    /** Whether the page may do it. */
    allows(event: string, details: object, ...more: object[]): boolean {
      let prevented = false;
      this.emit(event, { ...details, preventDefault: () => (prevented = true) }, ...more);
      return !prevented;
    }
  }
  let contents = new FakeContents();
  let refused: unknown[] = [];
  beforeEach(() => {
    contents = new FakeContents();
    refused = [];
    guardContents(contents as never, (...what) => void refused.push(what));
  });

  test.each(attackAddresses.map(([kind, url]) => ({ kind, name: shown(url), url })))(
    'does not get to $kind by a link, a redirect, a frame, a window or a webview: $name',
    ({ url }) => {
      expect(contents.allows('will-navigate', { url, isMainFrame: true })).toBe(false);
      expect(contents.allows('will-redirect', { url, isMainFrame: true })).toBe(false);
      expect(contents.allows('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
      expect(contents.allows('will-frame-navigate', { url, isMainFrame: false })).toBe(false);
      expect(contents.allows('will-attach-webview', {}, {}, { src: url })).toBe(false);
      expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
      const kinds = ['navigation', 'redirect', 'navigation', 'frame', 'webview', 'window'];
      expect(refused).toEqual(kinds.map((kind) => [7, kind]));
    },
  );

  test('can be loaded anew, but not in a frame', () => {
    const url = 'app://bundle/index.html#/today';
    expect(contents.allows('will-navigate', { url, isMainFrame: true })).toBe(true);
    expect(contents.allows('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    expect(contents.allows('will-frame-navigate', { url, isMainFrame: false })).toBe(false);
  });

  test('opens no window and embeds no page, be it its own', () => {
    const url = 'app://bundle/index.html';
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
    expect(contents.allows('will-attach-webview', {}, {}, { src: url })).toBe(false);
    expect(contents.allows('will-attach-webview', {}, {}, {})).toBe(false);
  });

  test('reaches no network by WebRTC', () => expect(contents.webRtc).toBe('disable_non_proxied_udp'));
});

describe('a session', () => {
  type Answer = (value: unknown) => void;
  class FakeSession extends EventEmitter {
    readonly requestHandlers: unknown[] = [];
    check: (...args: unknown[]) => boolean = () => true;
    device: (...args: unknown[]) => boolean = () => true;
    displayMedia: (request: object, answer: Answer) => void = () => {};
    filter: (details: object, answer: Answer) => void = () => {};
    webRequest = { onBeforeRequest: (listener: typeof this.filter) => void (this.filter = listener) };
    proxy: object = {};
    setProxy = async (proxy: object) => void (this.proxy = proxy);
    setPermissionRequestHandler = (handler: unknown) => void this.requestHandlers.push(handler);
    setPermissionCheckHandler = (handler: typeof this.check) => void (this.check = handler);
    setDevicePermissionHandler = (handler: typeof this.device) => void (this.device = handler);
    setDisplayMediaRequestHandler = (handler: typeof this.displayMedia) => void (this.displayMedia = handler);
  }
  let session = new FakeSession();
  let refused: unknown[] = [];
  beforeEach(() => {
    session = new FakeSession();
    refused = [];
    lockDownSession(session as never, {
      devTools: false,
      refused: (...what) => void refused.push(what),
    });
  });

  test('drops earlier grants before it decides anew', () => {
    expect(session.requestHandlers[0]).toBeNull();
    const decide = session.requestHandlers[1] as (...args: unknown[]) => void;
    const answers: unknown[] = [];
    const page = { id: 7 };
    const ours = { requestingUrl: 'app://bundle/index.html', isMainFrame: true };
    decide(page, 'clipboard-sanitized-write', (granted: boolean) => answers.push(granted), ours);
    decide(page, 'media', (granted: boolean) => answers.push(granted), ours);
    decide(page, 'openExternal', (granted: boolean) => answers.push(granted), ours);
    expect(answers).toEqual([true, false, false]);
    expect(refused).toEqual([
      [7, 'permission media'],
      [7, 'permission openExternal'],
    ]);
  });

  test('checks as it answers', () => {
    expect(session.check(null, 'clipboard-sanitized-write', 'app://bundle/', { isMainFrame: true })).toBe(
      true,
    );
    expect(session.check(null, 'geolocation', 'app://bundle/', { isMainFrame: true })).toBe(false);
    expect(
      session.check(null, 'clipboard-sanitized-write', 'https://example.com/', { isMainFrame: true }),
    ).toBe(false);
  });

  test('gives out no device and no picture of the screen', () => {
    expect(session.device({ deviceType: 'usb', origin: 'app://bundle' })).toBe(false);
    let streams: unknown = 'unanswered';
    session.displayMedia({}, (answer) => (streams = answer));
    expect(streams).toBeNull();
  });

  test('stops every request that is not for the app’s own files', () => {
    const verdict = (url: string, resourceType = 'image'): unknown => {
      let answered: unknown;
      session.filter({ url, resourceType, webContentsId: 7 }, (value) => (answered = value));
      return answered;
    };
    expect(verdict('app://bundle/assets/a.js', 'script')).toEqual({ cancel: false });
    expect(verdict('https://example.com/a.png')).toEqual({ cancel: true });
    expect(verdict('file:///etc/passwd')).toEqual({ cancel: true });
  });

  test('connects to nothing, not even to this machine', () => {
    expect(session.proxy).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://nowhere.invalid:9',
      proxyBypassRules: '<-loopback>',
    });
  });

  test('downloads nothing', () => {
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) }, {}, { id: 7 });
    expect(prevented).toBe(true);
    expect(refused).toEqual([[7, 'download']]);
  });
});

test('Chromium is told to resolve no name', () => {
  const switches: unknown[] = [];
  resolveNoNames({ commandLine: { appendSwitch: (...given) => void switches.push(given) } });
  expect(switches).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']]);
});
