import { isAppPage } from './app-address.ts';

/** What a page may try in order to show something else than itself. */
export type Movement =
  /** The window's own page goes somewhere: a link, a form, `location`, a refresh. */
  | 'navigation'
  /** The answer to a navigation names another address. */
  | 'redirect'
  /** A frame inside the page goes somewhere. */
  | 'frame'
  /** A window of its own: `window.open`, a middle click, a link with a target. */
  | 'window'
  /** A page embedded as a `<webview>`. */
  | 'webview';

/**
 * Whether a page may show what lies at `url`. It may load itself anew, and that is all: the app has one page, frames,
 * windows and webviews have no use in it, and its own answers redirect nowhere.
 */
export const decideNavigation = (movement: Movement, url: string): boolean =>
  movement === 'navigation' && isAppPage(url);
