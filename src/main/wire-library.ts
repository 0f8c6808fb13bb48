import { libraryMain } from '#features/library/main/index.ts';
import { forgetTitles, packsMain } from '#features/packs/main/index.ts';
import type { AuditRecorder } from './kernel/audit/recorder.ts';
import type { Jobs } from './kernel/jobs.ts';
import type { Settings } from './kernel/settings.ts';
import type { Reader, Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

/** The material, and what is built on it. */
export function wireLibrary(
  needs: Ports & {
    readonly store: Store;
    readonly settings: Settings;
    readonly jobs: Jobs;
    readonly recordAudit: AuditRecorder;
    readonly nameOf: (db: Reader, accountId: string) => string | null;
  },
) {
  const library = libraryMain({ ...needs, forgetNames: forgetTitles });
  const packs = packsMain({ ...needs, library: library.forPacks });
  return {
    handlers: { library: library.handlers, packs: packs.handlers },
    stop: library.stop,
  };
}
