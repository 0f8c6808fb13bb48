import { describe, expect, test } from 'vitest';
import type { Rule } from './rule.ts';
import {
  certificatesChecked,
  everyGuardSet,
  narrowProtocol,
  noForeignContent,
  noNetwork,
  noOtherPrograms,
  noPlainCopy,
  noRemoteModule,
  noSwitches,
  noTextAsCode,
  noUncheckedLink,
  noWeakPreference,
  oneTransport,
  oneWindowFactory,
  permissionsAsked,
  preloadOnly,
  securityRules,
  wholeFilesOnly,
} from './security-rules.ts';
import { parseSource } from './source.ts';
import { sourceTree } from './source-tree.ts';

const tree = sourceTree();

describe('the source tree', () => {
  test.each(securityRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(rule.check(tree)).toEqual([]);
  });
});

const host = 'src/main/hosts/electron';
const shell = `${host}/run-shell.ts`;
const factory = `${host}/main-window.ts`;
const session = `${host}/lock-down-session.ts`;
const main = 'src/features/library/main/index.ts';
const screen = 'src/features/library/renderer/shelf.tsx';
const preload = 'src/preload/index.ts';
const store = 'src/features/library/main/store.ts';

/** Snippets with the number of findings expected in each. */
type Snippet = readonly [rule: Rule, expected: number, path: string, text: string];

const snippets: readonly Snippet[] = [
  [oneWindowFactory, 1, shell, 'const window = new BrowserWindow({ width: 1 });'],
  [oneWindowFactory, 1, shell, "import * as electron from 'electron';\nnew electron.BrowserWindow();"],
  [oneWindowFactory, 2, shell, 'new WebContentsView(); new BaseWindow();'],
  [oneWindowFactory, 2, factory, 'new BrowserWindow({ webPreferences: {} }); f({ webPreferences });'],
  [oneWindowFactory, 1, factory, 'new BrowserWindow({ webPreferences: { ...secureWebPreferences(a) } });'],
  [oneWindowFactory, 2, shell, "window.loadURL(url); window['loadFile'](file);"],
  [
    oneWindowFactory,
    0,
    factory,
    'new BrowserWindow({ webPreferences: secureWebPreferences(a) }).loadURL(b);',
  ],
  [oneWindowFactory, 0, shell, 'const isOurs = (window: BrowserWindow) => new DataView(bytes);'],

  [noWeakPreference, 1, factory, 'const a = { sandbox: false };'],
  [noWeakPreference, 1, factory, 'const a = { sandbox };'],
  [noWeakPreference, 1, factory, "const a = { ['web' + x]: 1, 'webSecurity': isPackaged };"],
  [noWeakPreference, 3, factory, 'a({ contextIsolation: false, nodeIntegration: true, webviewTag: true });'],
  [noWeakPreference, 2, factory, 'a({ nodeIntegrationInWorker: true, nodeIntegrationInSubFrames: 1 });'],
  [noWeakPreference, 2, factory, 'a({ allowRunningInsecureContent: true, navigateOnDragDrop: true });'],
  [noWeakPreference, 2, factory, "a({ experimentalFeatures: true, enableBlinkFeatures: 'X' });"],
  [noWeakPreference, 1, main, "preferences['commandLineSwitches'] = [];"],
  [noWeakPreference, 1, shell, 'session.registerPreloadScript({ type: "frame", filePath });'],
  [noWeakPreference, 0, factory, 'a({ sandbox: true, contextIsolation: true, nodeIntegration: false });'],
  [noWeakPreference, 0, factory, 'type Preferences = { sandbox: boolean }; // sandbox: false'],

  [noUncheckedLink, 2, shell, "import { shell } from 'electron';\nvoid shell.openExternal(url);"],
  [noUncheckedLink, 1, main, "shell['openExternal'](url);"],
  [noUncheckedLink, 1, main, 'const { openExternal: show } = shell;'],
  [noUncheckedLink, 1, main, "Reflect.get(shell, 'openPath')(file);"],
  [noUncheckedLink, 1, `${host}/open-external-link.ts`, 'shell.showItemInFolder(file);'],
  [
    noUncheckedLink,
    0,
    `${host}/open-external-link.ts`,
    "import { shell } from 'electron';\nshell.openExternal(a);",
  ],
  [noUncheckedLink, 0, shell, "import { app, dialog } from 'electron';"],

  [noTextAsCode, 1, main, 'eval(text);'],
  [noTextAsCode, 2, main, "new Function('a', text)(); globalThis.Function(text);"],
  [noTextAsCode, 1, main, "setTimeout('work()', 1);"],
  [noTextAsCode, 1, screen, 'window.setInterval(`work(${id})`, 1);'],
  [noTextAsCode, 1, main, "import { runInThisContext } from 'node:vm';"],
  [noTextAsCode, 2, shell, 'contents.executeJavaScript(text); contents.insertCSS(text);'],
  [noTextAsCode, 1, screen, 'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;'],
  [noTextAsCode, 3, screen, 'a.innerHTML = b; a.outerHTML = b; a.insertAdjacentHTML("beforeend", b);'],
  [noTextAsCode, 1, screen, 'document.write(text);'],
  [noTextAsCode, 1, screen, 'const a = <a href="JavaScript:work()">x</a>;'],
  [noTextAsCode, 1, screen, 'const href = `javascript:${work}`;'],
  [noTextAsCode, 0, screen, 'setTimeout(() => work(), 1); file.write(text); a.textContent = b;'],
  [noTextAsCode, 0, main, 'const evaluate = (of: () => void) => of(); pattern.exec(text);'],

  [noForeignContent, 1, screen, 'const a = <webview src={url} allowFullScreen />;'],
  [noForeignContent, 3, screen, 'const a = <><iframe /><object /><embed /></>;'],
  [noForeignContent, 2, screen, '<form><button formAction={url} /></form>; <a allowpopups />;'],
  [noForeignContent, 2, screen, "document.createElement('iframe'); React.createElement('script');"],
  [noForeignContent, 0, screen, "<Frame><form onSubmit={a} /></Frame>; document.createElement('a');"],

  [noSwitches, 1, shell, "app.commandLine.appendSwitch('disable-http-cache');"],
  [noSwitches, 1, `${host}/cut-off-network.ts`, "const no = '--no-sandbox';"],
  [
    noSwitches,
    2,
    main,
    "const args = ['--disable-web-security', '--ignore-certificate-errors-spki-list=x'];",
  ],
  [noSwitches, 1, main, 'const arg = `--inspect=${port}`;'],
  [noSwitches, 2, shell, "process.env['ELECTRON_DISABLE_SECURITY_WARNINGS'] = '1'; env.NODE_OPTIONS = '';"],
  [noSwitches, 1, shell, 'window.webContents.openDevTools();'],
  [noSwitches, 0, `${host}/cut-off-network.ts`, "commandLine.appendSwitch('host-resolver-rules', rules);"],
  [noSwitches, 0, 'src/main/hosts/headless/main.ts', "const known = ['--data', '--key-file'];"],

  [oneTransport, 3, main, "import { ipcMain } from 'electron';\nipcMain.on('a', b);"],
  [oneTransport, 1, shell, "import { ipcMain } from 'electron';\nipcMain['handle']('a', b);"],
  [oneTransport, 1, shell, "contents.ipc.on('a', b);"],
  [oneTransport, 1, shell, 'const { port1 } = new MessageChannelMain();'],
  [oneTransport, 0, shell, "import { ipcMain } from 'electron';\ninstallTransport({ ipc: ipcMain });"],
  [oneTransport, 0, `${host}/transport.ts`, 'ipc.handle(channels.call, a);'],

  [permissionsAsked, 1, shell, 'session.setPermissionRequestHandler(() => {});'],
  [permissionsAsked, 1, session, 'session.setPermissionRequestHandler(null);'],
  [
    permissionsAsked,
    1,
    session,
    'session.setPermissionCheckHandler(a); session.setPermissionCheckHandler(null);',
  ],
  [permissionsAsked, 1, session, 'session.webRequest.onBeforeRequest(null);'],
  [
    permissionsAsked,
    0,
    session,
    's.setPermissionRequestHandler(null); s.setPermissionRequestHandler(decide);',
  ],

  [certificatesChecked, 1, shell, "app.on('certificate-error', (event) => event.preventDefault());"],
  [certificatesChecked, 1, session, 'session.setCertificateVerifyProc((request, answer) => answer(0));'],
  [certificatesChecked, 1, main, 'const agent = new Agent({ rejectUnauthorized: false });'],
  [certificatesChecked, 0, main, 'export const certificate = 1;'],

  [noRemoteModule, 1, shell, "import { initialize } from '@electron/remote/main';"],
  [noRemoteModule, 1, preload, "import { remote } from 'electron';"],
  [noRemoteModule, 0, preload, "import { remote } from './remote.ts';"],

  [narrowProtocol, 1, shell, "app.setAsDefaultProtocolClient('drillroom');"],
  [
    narrowProtocol,
    2,
    shell,
    "protocol.registerFileProtocol('a', b); protocol.interceptHttpProtocol('http', c);",
  ],
  [narrowProtocol, 2, shell, 'a({ privileges: { standard: true, corsEnabled: true, bypassCSP: true } });'],
  [narrowProtocol, 1, main, "import { protocol } from 'electron';"],
  [narrowProtocol, 0, shell, "import { protocol } from 'electron';\nprotocol.handle('app', serve);"],

  [
    preloadOnly,
    2,
    shell,
    "import { contextBridge } from 'electron';\ncontextBridge.exposeInMainWorld('a', {});",
  ],
  [preloadOnly, 1, preload, "import { ipcRenderer } from 'electron';\nexpose('ipc', ipcRenderer);"],
  [preloadOnly, 1, preload, 'export const send = ipcRenderer.send;'],
  [preloadOnly, 1, preload, 'ipcRenderer.postMessage(channel, value, [port]);'],
  [preloadOnly, 2, preload, "ipcRenderer.sendSync('a');"],
  [
    preloadOnly,
    0,
    preload,
    "import { ipcRenderer } from 'electron';\nipcRenderer.on('a', (_event, b) => c(b));",
  ],

  [wholeFilesOnly, 1, main, "import { writeFile } from 'node:fs/promises';"],
  [wholeFilesOnly, 1, main, "import { createWriteStream, readFileSync } from 'fs';"],
  [wholeFilesOnly, 1, main, "import * as fs from 'node:fs';"],
  [wholeFilesOnly, 1, main, 'await handle.writeFile(text);'],
  [wholeFilesOnly, 0, main, "import { readFile } from 'node:fs/promises';"],
  [wholeFilesOnly, 0, 'src/main/platform/db/atomic-write.ts', "import { open } from 'node:fs/promises';"],

  [noPlainCopy, 2, store, 'const bytes = db.serialize(); await db.backup(file);'],
  [noPlainCopy, 1, 'src/main/platform/db/connection.ts', 'new Database(file, { verbose: log });'],
  [noPlainCopy, 1, 'src/main/platform/db/connection.ts', "db['loadExtension'](file);"],
  [noPlainCopy, 0, main, 'const text = codec.serialize(value);'],

  [noOtherPrograms, 1, main, "import { execFile } from 'node:child_process';"],
  [
    noOtherPrograms,
    1,
    'src/main/platform/db/folder-place.ts',
    "import { execSync } from 'node:child_process';",
  ],
  [noOtherPrograms, 1, 'src/main/platform/db/folder-place.ts', 'execFileSync(program, [], { shell: true });'],
  [
    noOtherPrograms,
    0,
    'src/main/platform/db/folder-place.ts',
    "import { execFileSync } from 'node:child_process';",
  ],

  [noNetwork, 1, main, "import { request } from 'node:https';"],
  [noNetwork, 1, main, "import { lookup } from 'dns/promises';"],
  [noNetwork, 2, screen, "await fetch(url); new WebSocket('x');"],
  [noNetwork, 1, screen, 'navigator.sendBeacon(url, text);'],
  [noNetwork, 1, shell, "import { net } from 'electron';"],
  [noNetwork, 1, main, "const feed = 'http://updates.example/';"],
  [noNetwork, 1, screen, "navigator.serviceWorker.register('x.js');"],
  [noNetwork, 0, screen, 'void query.refetch(); // see http://www.w3.org/'],

  [everyGuardSet, 1, `${host}/transport.ts`, 'ipc.handle(channels.call, answer);'],
  [everyGuardSet, 1, `${host}/serve-bundle.ts`, "const guards = { 'x-content-type-options': 'nosniff' };"],
  [everyGuardSet, 5, `${host}/guard-contents.ts`, "contents.on('will-navigate', stay);"],
  [everyGuardSet, 0, `${host}/transport.ts`, 'const caller = isTrustedSender(frame) ? 1 : 0;'],
];

const cases = snippets.map(([rule, expected, path, text]) => {
  const title = `${expected} in ${path.split('/').at(-1)}: ${text.replace('\n', ' ')}`;
  return { title, rule, expected, source: parseSource(path, text) };
});

describe('the findings of each rule are', () => {
  test.each(cases)('$title', ({ rule, expected, source }) => {
    expect(rule.check([source])).toHaveLength(expected);
  });

  test('shown on at least two snippets, one of them without any', () => {
    for (const rule of securityRules) {
      const expected = snippets.filter(([tried]) => tried === rule).map(([, findings]) => findings);
      expect([rule.name, expected.includes(0), expected.some((findings) => findings > 0)]).toEqual([
        rule.name,
        true,
        true,
      ]);
    }
  });
});
