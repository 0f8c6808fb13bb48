/** What to do when the process that draws the window has ended. */
export type AfterGone = 'nothing' | 'reload' | 'close';

const tries = 3;
const withinMs = 60_000;

/**
 * Decides by the reason that Electron gives and by how often it happened lately: a window that cannot stay up must not
 * be reloaded for ever. `goneAt` holds the earlier times in monotonic milliseconds.
 */
export function afterRendererGone(reason: string, goneAt: readonly number[], nowMs: number): AfterGone {
  if (reason === 'clean-exit') return 'nothing';
  if (reason === 'launch-failed' || reason === 'integrity-failure') return 'close';
  const lately = goneAt.filter((at) => nowMs - at < withinMs).length;
  return lately + 1 >= tries ? 'close' : 'reload';
}
