import type { MenuItemConstructorOptions } from 'electron';
import { words } from './words.ts';

/** The menu bar, as a template: what the platform expects, with its roles and a mnemonic for each entry. */
export function applicationMenu({
  platform,
  devTools,
  onHelp,
}: {
  platform: NodeJS.Platform;
  devTools: boolean;
  /** Opens the organisation's help page; null where there is none. */
  onHelp: (() => void) | null;
}): MenuItemConstructorOptions[] {
  const { menu } = words;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = platform === 'darwin';
  const help: MenuItemConstructorOptions[] = [
    ...(onHelp === null ? [] : [{ label: menu.helpPage, click: onHelp }]),
    // On a Mac this entry stands in the application's own menu.
    ...(isMac ? [] : [{ role: 'about', label: menu.about } satisfies MenuItemConstructorOptions]),
  ];
  return [
    ...(isMac
      ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions]
      : [
          {
            label: menu.file,
            submenu: [{ role: 'quit', label: menu.quit }],
          } satisfies MenuItemConstructorOptions,
        ]),
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        separator,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        separator,
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        { role: 'resetZoom', label: menu.actualSize },
        separator,
        { role: 'togglefullscreen', label: menu.fullScreen },
        ...(devTools
          ? [
              separator,
              { role: 'toggleDevTools', label: menu.developerTools } satisfies MenuItemConstructorOptions,
            ]
          : []),
      ],
    },
    { label: menu.window, submenu: [{ role: 'minimize', label: menu.minimize }] },
    ...(help.length === 0 ? [] : [{ label: menu.help, submenu: help }]),
  ];
}
