import { dialog, Menu } from 'electron';
import type { App } from '#main/app.ts';
import { applicationMenu } from './application-menu.ts';
import { hasHelpPage, openHelpPage } from './help-page.ts';
import { openExternalLink } from './open-external-link.ts';
import { words } from './words.ts';

/** Shows the menu bar, and again whenever the settings in force change: the help page is one of them. */
export function showMenu({
  core,
  devTools,
}: {
  core: Pick<App, 'settings' | 'onPush'>;
  devTools: boolean;
}): void {
  const address = (): string => core.settings.get('helpPage');
  const onHelp = (): void => void openHelpPage(address(), { ask, open: openExternalLink, sayFailed });
  const show = (): void => {
    const template = applicationMenu({
      platform: process.platform,
      devTools,
      onHelp: hasHelpPage(address()) ? onHelp : null,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  show();
  core.onPush((_windowId, push) => {
    if (push.event === 'invalidated' && push.ops.some((op) => op.startsWith('settings.'))) show();
  });
}

const { helpPage } = words;

async function ask(href: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: helpPage.title,
    message: helpPage.message,
    detail: href,
    buttons: [helpPage.stay, helpPage.open],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

const sayFailed = (): void => dialog.showErrorBox(helpPage.failed, helpPage.failedMessage);
