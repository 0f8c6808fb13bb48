import type { Reply } from './errors.ts';

/** What the main process tells every window of its own accord. */
export type Push =
  /** Answers of these queries (`feature.operation`) are stale. */
  | { readonly event: 'invalidated'; readonly ops: readonly string[] }
  /** The session of this window changed: signed in, signed out, locked, unlocked. */
  | { readonly event: 'session' };

/** What a window may ask of the machine it runs on. Each answer is a typed state; a missing ability says so. */
export type HostRequest =
  | { readonly kind: 'about' }
  /** Asks for a folder: a backup that lies elsewhere, for instance. */
  | { readonly kind: 'chooseFolder' }
  /** Asks where, then writes the bytes there. */
  | { readonly kind: 'saveFile'; readonly suggestedName: string; readonly bytes: Uint8Array }
  /** Makes the support bundle and asks where to put it, while the store does not open; refused while it is open. */
  | { readonly kind: 'saveSupportBundle' };

export type HostAnswer =
  | {
      readonly kind: 'about';
      readonly host: 'electron' | 'stand-in';
      readonly version: string;
      readonly platform: string;
    }
  | { readonly kind: 'saved'; readonly path: string }
  /** `token` stands for the folder in operations; `name` is what people call it. */
  | { readonly kind: 'chosen'; readonly token: string; readonly name: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: 'disk_full' | 'not_allowed' | 'other' };

/** The four functions that the preload exposes as `window.drillroom`, and the only way out of the window. */
export type Bridge = {
  call(op: string, input: unknown): Promise<Reply>;
  /** Parts arrive in order and before the reply. `cancel` is safe to call at any time. */
  stream(
    op: string,
    input: unknown,
    onPart: (part: unknown) => void,
  ): { reply: Promise<Reply>; cancel: () => void };
  /** Returns the function that stops listening. */
  onPush(listener: (push: Push) => void): () => void;
  host(request: HostRequest): Promise<HostAnswer>;
};
