import { app, type BrowserWindow, dialog } from 'electron';
import type { App } from '#main/app.ts';
import type { Clock, Ids, Log } from '#main/platform/ports.ts';
import { afterRendererGone } from './renderer-gone.ts';
import type { Transport } from './transport.ts';
import type { Windows } from './windows.ts';
import { words } from './words.ts';

/**
 * Ties a window to the core: its page speaks as a caller of its own from now on, and whatever ends the page ends what
 * runs for it. After a crash the page comes back as a new caller, so that nobody inherits the session of before.
 */
export function attachWindow(
  window: BrowserWindow,
  o: {
    windows: Windows;
    transport: Transport;
    core: Pick<App, 'windowClosed'>;
    clock: Clock;
    ids: Ids;
    log: Log;
  },
): void {
  const { webContents: contents } = window;
  const { id } = contents;
  const admit = (): void => o.windows.admit(contents, o.ids.next());
  const dismiss = (): void => {
    const caller = o.windows.dismiss(id);
    if (caller === null) return;
    o.transport.abortStreams(caller.windowId);
    o.core.windowClosed(caller.windowId);
  };

  admit();
  window.on('closed', dismiss);
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    const caller = o.windows.callerOf(id);
    if (isMainFrame && !isSameDocument && caller !== null) o.transport.abortStreams(caller.windowId);
  });

  const goneAt: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    const now = o.clock.monotonicMs();
    const next = afterRendererGone(reason, goneAt, now);
    goneAt.push(now);
    o.log.warn('window.gone', { reason, next });
    dismiss();
    if (next === 'reload') {
      admit();
      contents.reload();
    } else if (next === 'close') {
      dialog.showErrorBox(words.stopped.title, words.stopped.message);
      app.quit();
    }
  });
}
