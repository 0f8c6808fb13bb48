import type { WebPreferences } from 'electron';

/** The only source of `webPreferences`. Every guard is spelled out, whatever Electron's defaults become. */
export function secureWebPreferences({
  preload,
  devTools,
}: {
  preload: string;
  devTools: boolean;
}): Readonly<WebPreferences> {
  return Object.freeze({
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // The spell checker would fetch its dictionaries from the network.
    spellcheck: false,
  });
}
