import type { WebContents } from 'electron';
import type { Log } from '#main/platform/ports.ts';
import { isAppPage } from './app-address.ts';

type Navigation = { readonly url: string; preventDefault(): void };

/** Keeps one page at the app's own address: no other page, no frame, no redirect, no new window, no embedded view. */
export function guardContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>,
  log: Log,
): void {
  const stay = (what: string) => (navigation: Navigation) => {
    if (isAppPage(navigation.url)) return;
    navigation.preventDefault();
    log.warn('window.refused', { what });
  };
  contents.on('will-navigate', stay('navigation'));
  contents.on('will-frame-navigate', (navigation) => {
    // A frame of its own has no use here, whatever it would show.
    if (navigation.isMainFrame) stay('navigation')(navigation);
    else {
      navigation.preventDefault();
      log.warn('window.refused', { what: 'frame' });
    }
  });
  contents.on('will-redirect', stay('redirect'));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('window.refused', { what: 'webview' });
  });
  contents.setWindowOpenHandler(() => {
    log.warn('window.refused', { what: 'new window' });
    return { action: 'deny' };
  });
  // The policy of the page says nothing about WebRTC, which could otherwise reach the network.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
