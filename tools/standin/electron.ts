// What `electron` exports, as far as the shell uses it.
import { EventEmitter } from 'node:events';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';

/** Nothing is opened: what would be is printed. */
export const shell = {
  openExternal: async (url: string): Promise<void> => void process.stderr.write(`OUTSIDE OPEN ${url}\n`),
};

/** The machine's sleep and lock are not seen here. */
export const powerMonitor = new EventEmitter();

export const nativeTheme = { shouldUseDarkColors: false };

/** There is no menu bar: a template is taken and not shown. */
export const Menu = {
  buildFromTemplate: (template: readonly object[]): readonly object[] => template,
  setApplicationMenu(): void {},
};
