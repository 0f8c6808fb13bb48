import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';

type SaveOptions = { readonly defaultPath?: string };
type OpenOptions = { readonly title: string; readonly properties: readonly 'openDirectory'[] };
type MessageOptions = {
  readonly message: string;
  readonly detail?: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
};

/** A name that is not taken: `report.pdf`, then `report (2).pdf`. */
function freeName(folder: string, wished: string): string {
  const { name, ext } = path.parse(wished);
  let file = path.join(folder, wished);
  for (let number = 2; existsSync(file); number++) file = path.join(folder, `${name} (${number})${ext}`);
  return file;
}

export const dialog = {
  /** There is no native dialog: the file goes into the folder for it, under the suggested name. */
  async showSaveDialog(options: SaveOptions): Promise<{ canceled: boolean; filePath: string }> {
    const folder = process.env['DRILLROOM_STANDIN_SAVE_DIR'] ?? app.getPath('downloads');
    mkdirSync(folder, { recursive: true });
    return { canceled: false, filePath: freeName(folder, path.basename(options.defaultPath ?? 'file')) };
  },

  /** Asks for the path of a folder with the page's own dialog. */
  async showOpenDialog(options: OpenOptions): Promise<{ canceled: boolean; filePaths: string[] }> {
    const [window] = BrowserWindow.getAllWindows();
    const typed = (await window?.prompt(options.title))?.trim() ?? '';
    return { canceled: typed === '', filePaths: typed === '' ? [] : [typed] };
  },

  /** Asks with the page's own dialog: OK stands for the button that is not the cancelling one. */
  async showMessageBox(window: BrowserWindow, options: MessageOptions): Promise<{ response: number }> {
    const other = options.buttons.findIndex((_label, index) => index !== options.cancelId);
    const text = `${options.message}\n\n${options.detail ?? ''}\n\nOK: ${options.buttons[other]}`;
    return { response: (await window.confirm(text)) ? other : options.cancelId };
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
};
