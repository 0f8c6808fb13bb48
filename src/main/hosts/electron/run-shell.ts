import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  powerMonitor,
  protocol,
  session,
  type Session,
} from 'electron';
import { type App, createApp } from '#main/app.ts';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { dataFolder as storeFolder } from '#main/platform/db/data-folder.ts';
import { holderOf } from '#main/platform/db/folder-lock.ts';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import { createFileLog } from '#main/platform/log/file-log.ts';
import type { Log } from '#main/platform/ports.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { askUtilityProcess } from './ask-utility-process.ts';
import { appScheme } from './app-address.ts';
import { attachWindow } from './attach-window.ts';
import { resolveNoNames } from './cut-off-network.ts';
import { dataFolder } from './data-folder.ts';
import { type ChosenFolders, createChosenFolders } from './chosen-folders.ts';
import { guardContents } from './guard-contents.ts';
import { createHostRequests } from './host-requests.ts';
import { lockDownSession } from './lock-down-session.ts';
import { openMainWindow } from './main-window.ts';
import { desktopPorts } from './ports.ts';
import { programFiles } from './program-files.ts';
import { createRefusals, type Refused } from './refusals.ts';
import { createSaveFile } from './save-file.ts';
import { serveBundle } from './serve-bundle.ts';
import { showMenu } from './show-menu.ts';
import { installTransport } from './transport.ts';
import { createWindows } from './windows.ts';
import { words } from './words.ts';

/**
 * Runs the app in Electron. The order matters: what guards the window stands before anything could be loaded into it,
 * and everything up to `whenReady` happens synchronously, as Electron asks for.
 */
export function runShell(): void {
  app.enableSandbox();
  resolveNoNames(app);
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }]);
  process.umask(0o077);

  const dataDir = useDataFolder();
  const files = programFiles(app.getAppPath());
  const logDir = path.join(dataDir, 'logs');
  const log = createFileLog({ folder: logDir, root: files.root, clock: systemClock });
  stopOnDefects(log);
  if (!app.requestSingleInstanceLock()) {
    // The first process brings its window to the front; who looks for this one learns from it why it ended.
    const holder = holderOf(storeFolder(dataDir));
    log.info('shell.locked');
    process.stderr.write(`locked: in use by ${holder ?? 'another process'}\n`);
    app.quit();
    return;
  }

  const devTools = !app.isPackaged;
  const { refused, tell } = createRefusals(log);
  const guardSession = guardEachSession({ devTools, refused });
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, refused));
  app.on('window-all-closed', () => app.quit());

  void app.whenReady().then(async () => {
    guardSession(session.defaultSession);
    protocol.handle(appScheme, serveBundle(files.bundle));

    const folders = createChosenFolders((options) => dialog.showOpenDialog(options));
    const ports = desktopPorts({
      log,
      files,
      dataDir,
      logDir,
      appVersion: app.getVersion(),
      keyFilePath: (!app.isPackaged && process.env['DRILLROOM_KEY_FILE']) || null,
      policyFile: (!app.isPackaged && process.env['DRILLROOM_POLICY']) || null,
      askElsewhere: askUtilityProcess(files.proveKeychain),
      chosenFolder: folders.pathOf,
    });
    const core = await createApp(ports, { waitsForStore: false });
    closeBeforeQuitting(core);
    showMenu({ core, devTools });
    app.on('quit', () => endWithoutKeychain(ports.vault));

    const windows = createWindows();
    const transport = installTransport({
      ipc: ipcMain,
      core,
      windows,
      host: hostRequests(core, folders),
      refused,
    });
    tell((contentsId, what) => {
      const caller = contentsId === null ? null : windows.callerOf(contentsId);
      if (caller !== null) core.refused(caller.windowId, what);
    });
    const window = openMainWindow({ files, devTools });
    attachWindow(window, { ...ports, windows, transport, core });
    // Windows ends the process soon after this; what is open has to be closed now.
    window.on('session-end', () => void core.close());
    app.on('second-instance', () => bringToFront(window));
    powerMonitor.on('suspend', () => core.lockAll());
    powerMonitor.on('lock-screen', () => core.lockAll());
    log.info('shell.started', { version: app.getVersion(), platform: process.platform });
  });
}

/** Makes the folder, private to the OS user, and has Chromium keep its own files in a part of it. */
function useDataFolder(): string {
  const folder = dataFolder({
    platform: process.platform,
    packaged: app.isPackaged,
    env: process.env,
    home: app.getPath('home'),
    appData: app.getPath('appData'),
  });
  const windowFolder = path.join(folder, 'window');
  mkdirSync(windowFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', windowFolder);
  return folder;
}

function guardEachSession(o: { devTools: boolean; refused: Refused }): (created: Session) => void {
  const guarded = new WeakSet<Session>();
  return (created) => {
    if (guarded.has(created)) return;
    guarded.add(created);
    lockDownSession(created, o);
  };
}

function hostRequests(core: Pick<App, 'dispatch' | 'supportBundle'>, folders: ChosenFolders) {
  return createHostRequests({
    about: {
      kind: 'about',
      host: process.versions['electron'] === undefined ? 'stand-in' : 'electron',
      version: app.getVersion(),
      platform: process.platform,
    },
    supportBundle: () => core.supportBundle(),
    me: (caller) => core.dispatch(caller, 'accounts.me', {}),
    chooseFolder: () => folders.choose(),
    saveFile: createSaveFile({
      ask: (options) => dialog.showSaveDialog(options),
      write: atomicWrite,
      firstFolder: documentsFolder(),
    }),
  });
}

/** A documents folder that is redirected to a server can be out of reach. */
function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home');
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** An error that nobody caught leaves the program in a state that nobody knows: it is logged, said, and ended. */
function stopOnDefects(log: Log): void {
  const stop = (error: unknown): void => {
    log.error('shell.failed', error);
    dialog.showErrorBox(words.failed.title, words.failed.message);
    app.exit(1);
  };
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
}

/** Holds the end of the program back until the store is closed. */
function closeBeforeQuitting(core: Pick<App, 'close'>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
