import { appOrigin, isAppPage } from './app-address.ts';

/** The part of a frame that is looked at. */
export type SenderFrame = {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
  readonly detached: boolean;
  isDestroyed(): boolean;
};

/**
 * Whether a message comes from the app's own page: the top frame of its window, alive, at the app's origin and address.
 * A frame that is gone, a child frame and a blank page are refused.
 */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  try {
    return (
      frame !== null &&
      !frame.isDestroyed() &&
      !frame.detached &&
      frame.parent === null &&
      frame.origin === appOrigin &&
      isAppPage(frame.url)
    );
  } catch {
    // Electron throws when the frame goes away while it is looked at.
    return false;
  }
}
