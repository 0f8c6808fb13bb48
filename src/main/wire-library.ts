import { allows } from '#contract/access.ts';
import type { accountsMain } from '#features/accounts/main/index.ts';
import { library as operations } from '#features/library/contract.ts';
import { libraryMain } from '#features/library/main/index.ts';
import { forgetTitles, packsMain } from '#features/packs/main/index.ts';
import { chooseQuestions } from '#features/roleplay/main/choose-questions.ts';
import { picturesMain } from '#features/pictures/main/index.ts';
import type { AuditRecorder } from './kernel/audit/recorder.ts';
import type { Jobs } from './kernel/jobs.ts';
import type { Settings } from './kernel/settings.ts';
import type { Events } from './kernel/events.ts';
import type { Reader, Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

type Needs = Ports & {
  readonly store: Store;
  readonly settings: Settings;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly recordAudit: AuditRecorder;
  readonly nameOf: (db: Reader, accountId: string) => string | null;
  readonly accounts: Pick<ReturnType<typeof accountsMain>, 'actorOf'>;
};

/** The material, and what is built on it. */
export function wireLibrary({ accounts, ...needs }: Needs) {
  // Roles are read each time: who enqueued a file may be gone, or may do less, when its turn comes.
  const mayImport = (accountId: string): boolean =>
    allows(operations.import.access, accounts.actorOf(accountId, [])?.roles ?? []);
  const pictures = picturesMain(needs);
  const library = libraryMain({
    ...needs,
    mayImport,
    forgetNames: forgetTitles,
    askAbout: async (wish, signal) => {
      const made = await needs.workers.run(
        chooseQuestions,
        { ...wish, difficulty: 'basic', seed: 1 },
        signal,
      );
      return made.map(({ text, source: { documentId, start, end } }) => ({ text, documentId, start, end }));
    },
    pictures: pictures.forOthers,
  });
  const packs = packsMain({ ...needs, library: library.forPacks });
  return {
    handlers: { library: library.handlers, packs: packs.handlers, pictures: pictures.handlers },
    finders: library.finders,
    stop: library.stop,
  };
}
