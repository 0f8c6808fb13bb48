import type { WebContents } from 'electron';
import { decideNavigation, type Movement } from './decide-navigation.ts';
import type { Refused } from './refusals.ts';

/** Keeps one page at the app's own address: every way in which it could show something else is asked about here. */
export function guardContents(
  contents: Pick<WebContents, 'id' | 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>,
  refused: Refused,
): void {
  const mayMove = (movement: Movement, url: string): boolean => {
    const allowed = decideNavigation(movement, url);
    if (!allowed) refused(contents.id, movement);
    return allowed;
  };
  contents.on('will-navigate', (event) => {
    if (!mayMove('navigation', event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayMove(event.isMainFrame ? 'navigation' : 'frame', event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayMove('redirect', event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event, _preferences, parameters) => {
    if (!mayMove('webview', parameters['src'] ?? '')) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => ({ action: mayMove('window', url) ? 'allow' : 'deny' }));
  // The policy of the page says nothing about WebRTC, which could otherwise reach the network.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
