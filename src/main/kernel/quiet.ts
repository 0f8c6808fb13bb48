import type { Sessions } from './sessions.ts';

/** Nobody does anything at a window: whoever is signed in has locked it. */
export const isQuiet = (sessions: Pick<Sessions, 'windows' | 'of'>): boolean =>
  sessions.windows().every((windowId) => sessions.of({ windowId }).locked);
