import { libraryMain } from '#features/library/main/index.ts';
import { packsMain } from '#features/packs/main/index.ts';
import type { Settings } from './kernel/settings.ts';
import type { Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

/** The material, and what is built on it. */
export function wireLibrary(
  needs: Ports & {
    readonly store: Store;
    readonly settings: Settings;
  },
) {
  const library = libraryMain(needs);
  const packs = packsMain({ ...needs, library: library.forPacks });
  return {
    handlers: { library: library.handlers, packs: packs.handlers },
    stop: library.stop,
  };
}
