import { expect, test } from 'vitest';
import { secureWebPreferences } from './secure-web-preferences.ts';

test('every guard is set, and none can be changed afterwards', () => {
  const preferences = secureWebPreferences({ preload: '/app/preload.cjs', devTools: false });
  expect(preferences).toStrictEqual({
    preload: '/app/preload.cjs',
    devTools: false,
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
    spellcheck: false,
  });
  expect(Object.isFrozen(preferences)).toBe(true);
});
