import type { NewReport } from '#features/reports/contract.ts';
import type { AuditRecorder } from '#main/kernel/audit/recorder.ts';
import type { Events } from '#main/kernel/events.ts';
import type { Jobs } from '#main/kernel/jobs.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Clock, Ids, Random, WorkerPool } from '#main/platform/ports.ts';
import type { Pieces } from '#contract/findable.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';

type Category = { readonly id: string; readonly name: string };

/** What practice needs of the machine and of the other features; `app.ts` passes it. */
export type Needs = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly store: Store;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly workers: WorkerPool;
  readonly resourcesDir: string;
  readonly recordAudit: AuditRecorder;
  /** Somebody is at a window of this person, and it is not locked. */
  readonly isPresent: (accountId: string) => boolean;
  readonly nameOf: (db: Reader, accountId: string) => string | null;
  readonly library: {
    categoryById(db: Reader, id: string): Category | null;
    documentCount(db: Reader, categoryId: string): number;
    /** Another one whenever the material is another. */
    materialVersion(db: Reader, categoryId: string): string;
    materialOf(db: Reader, categoryId: string): Promise<MaterialPassage[]>;
    /** A text with marks between words that its script runs together; `null` where there are none. */
    markWords(text: string): string | null;
    /** A full-text query for all of the words that somebody is typing; `null` where they typed none. */
    matchAll(typed: string): string | null;
    /** A snippet as pieces, whose hits stand between these two signs. */
    highlightedPieces(snippet: string): Pieces;
    readonly hitStart: string;
    readonly hitEnd: string;
  };
  readonly saveReport: (db: Writer, report: NewReport) => void;
};
