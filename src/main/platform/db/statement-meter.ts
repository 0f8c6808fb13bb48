import type { Clock, Log } from '../ports.ts';
import { storeFaultIn, type StoreFault } from './store-fault.ts';

/** Stands around every statement that features run. */
export type StatementMeter = {
  /** Around preparing: reading the schema can meet a bad disk too. */
  prepare<T>(prepare: () => T): T;
  /** Around running. */
  run<T>(sql: string, run: () => T): T;
  /** Statements run so far. */
  count(): number;
};

const slowMs = 40;
const longestLogged = 500;

/**
 * Counts statements, logs slow ones (over 40 ms) without their parameters, and turns a failing disk into a StoreFault
 * that `onFault` hears of.
 */
export function statementMeter(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  onFault: (fault: StoreFault) => void,
): StatementMeter {
  let statements = 0;
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const fault = storeFaultIn(error);
      if (fault === null) throw error;
      onFault(fault);
      throw fault;
    }
  };
  return {
    count: () => statements,
    prepare: guarded,
    run: (sql, work) => {
      statements += 1;
      const startedMs = clock.monotonicMs();
      try {
        return guarded(work);
      } finally {
        const ms = clock.monotonicMs() - startedMs;
        if (ms > slowMs) log.warn('sql.slow', { ms: Math.round(ms), sql: sql.slice(0, longestLogged) });
      }
    },
  };
}
