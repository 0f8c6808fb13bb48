import { isAppOrigin } from './app-address.ts';

/** What the app's own page may do beyond showing itself: put text on the clipboard. Everything else is refused. */
export const decidePermission = (permission: string, origin: string, isMainFrame: boolean): boolean =>
  permission === 'clipboard-sanitized-write' && isMainFrame && isAppOrigin(origin);
