import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports.ts';
import { sizeOf } from './data-folder.ts';

/** A copy of the whole store that lies beside it, and what was deleted from the store since with it. */
export type KeptCopy = {
  readonly reason: 'before_update';
  readonly madeAt: Date;
  /** From then on it is removed. */
  readonly keptUntil: Date;
};

const dayMs = 86_400_000;
/** As long as anybody would go back to the version before an update. */
const copyDays = 30;

/** `before-0011-20261120T090000000Z.db`: made before migration 11. */
const nameOf = (migration: string, at: Date): string =>
  `before-${migration}-${at.toISOString().replaceAll(/[-:.]/g, '')}`;
const named = /^before-\d{4}-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.db$/;

const readName = (file: string): KeptCopy | null => {
  const [, year, month, day, hour, minute, second, ms] = named.exec(file) ?? [];
  const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  if (Number.isNaN(madeAt.getTime())) return null;
  return { reason: 'before_update', madeAt, keptUntil: new Date(madeAt.getTime() + copyDays * dayMs) };
};

/** The copies in the folder for them; later backups are to be told of here as well. */
export function keptCopies(folder: string, { clock, log }: { clock: Pick<Clock, 'now'>; log: Log }) {
  const files = (): string[] => (sizeOf(folder) === null ? [] : readdirSync(folder).toSorted());
  const remove = (file: string): void => {
    rmSync(join(folder, file), { force: true });
    rmSync(join(folder, file.replace(/\.db$/, '.json')), { force: true });
    log.info('store.copy_removed', { partial: file.endsWith('.partial') });
  };
  /** Never throws: a copy that stays is told of. */
  const removeWhere = (isDone: (file: string) => boolean): void => {
    try {
      for (const file of files().filter(isDone)) remove(file);
    } catch (error) {
      log.error('store.copy_kept', error);
    }
  };
  return {
    copyDays,
    /** Where a copy before this migration goes, without its ending. */
    pathFor: (migration: string): string => join(folder, nameOf(migration, clock.now())),
    /** Those that may hold what came into the store at `since` or later, oldest first. */
    holding: (since: Date): KeptCopy[] =>
      files()
        .map(readName)
        .filter((copy) => copy !== null)
        .filter(({ madeAt }) => madeAt >= since),
    /** Removes copies whose time is over. */
    removeOld: (): void =>
      removeWhere((file) => {
        const copy = readName(file);
        return copy !== null && copy.keptUntil <= clock.now();
      }),
    /** Removes what an interrupted copy left. Only while no copy is being made. */
    removePartial: (): void => removeWhere((file) => file.endsWith('.partial')),
  };
}
export type KeptCopies = ReturnType<typeof keptCopies>;
