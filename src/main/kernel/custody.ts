import type { PersonalData, RecordsOf } from '#contract/personal-data.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';

/** What an erasure makes of the rows of a table that tell of a person. */
type Fate =
  /** They are deleted. */
  | 'erased'
  /** They stay and no longer lead to the person. */
  | 'unlinked'
  /** They stay with the person's id, which then leads to nobody. */
  | 'pseudonymous';

type Tables = {
  /** Tables of the feature that tell of people. */
  readonly personal: Readonly<Record<string, Fate>>;
  /** Its other tables, each with the reason why it tells of nobody. */
  readonly impersonal: Readonly<Record<string, string>>;
};

/** Some records of one kind, as they were read by at most two statements. */
export type Helping<D> = {
  readonly [K in keyof RecordsOf<D>]: { readonly of: K; readonly records: readonly RecordsOf<D>[K][] };
}[keyof RecordsOf<D>];

/**
 * What a feature does with the personal data that it declares (`personal-data.ts` beside its contract): in which tables
 * that lies, how it is counted, read for an export and erased. Every table of the store stands in exactly one custody.
 */
export type Custody<D extends PersonalData> = { readonly tables: Tables } & (D extends {
  readonly holds: infer H;
}
  ? {
      /** Records about a person that stand in the store, by kind; one statement for all of them. */
      readonly count: (
        db: Reader,
        accountId: string,
      ) => Readonly<Record<keyof RecordsOf<D> & keyof H, number>>;
      /**
       * Reads in helpings, so that others get their turn in between however much there is. `steadyMs` is the time of the
       * store, which tells what has ended.
       */
      readonly read: (db: Reader, accountId: string, steadyMs: number) => Iterable<Helping<D>>;
      /**
       * Erases within the transaction of the command. Answers the ids of what is gone. `gone` are those that went before,
       * the person's own id first. `auditKey` seals what stays of an erasure in the audit.
       */
      readonly erase: (
        db: Writer,
        accountId: string,
        gone: readonly string[],
        auditKey: Uint8Array,
      ) => readonly string[];
    }
  : unknown);

/** A custody with its types erased: one that holds nothing has only its tables. */
export type AnyCustody = {
  readonly tables: Tables;
  readonly count?: (db: Reader, accountId: string) => Readonly<Record<string, number>>;
  readonly read?: (
    db: Reader,
    accountId: string,
    steadyMs: number,
  ) => Iterable<{ readonly of: string; readonly records: readonly object[] }>;
  readonly erase?: (
    db: Writer,
    accountId: string,
    gone: readonly string[],
    auditKey: Uint8Array,
  ) => readonly string[];
};
