import { BrowserWindow, dialog, nativeTheme } from 'electron';
import { startUrl } from './app-address.ts';
import type { ProgramFiles } from './program-files.ts';
import { secureWebPreferences } from './secure-web-preferences.ts';
import { words } from './words.ts';

/** Opens the app's window. It appears when its first frame is drawn, at the size and place where it was last. */
export function openMainWindow({
  files,
  devTools,
}: {
  files: Pick<ProgramFiles, 'preload' | 'icon'>;
  devTools: boolean;
}): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    title: 'Drillroom',
    icon: files.icon,
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    // The canvas colours of the design, so that the window does not flash before its first frame.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#11161C' : '#F6F5F1',
    webPreferences: secureWebPreferences({ preload: files.preload, devTools }),
  });
  window.once('ready-to-show', () => window.show());
  askBeforeLeaving(window);
  void window.loadURL(startUrl);
  return window;
}

/** A page with unfinished work objects to being closed. It then stays, and the person decides. */
function askBeforeLeaving(window: BrowserWindow): void {
  let asking = false;
  const { leave } = words;
  window.webContents.on('will-prevent-unload', () => {
    if (asking) return;
    asking = true;
    void dialog
      .showMessageBox(window, {
        type: 'question',
        title: leave.title,
        message: leave.message,
        detail: leave.detail,
        buttons: [leave.stay, leave.leave],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => {
        asking = false;
        if (response === 1 && !window.isDestroyed()) window.destroy();
      });
  });
}
