import type { Ports } from '../ports.ts';
import { storeFaultIn, type StoreFault } from './store-fault.ts';

/** Stands around every statement that features run. */
export type StatementMeter = {
  /** Around preparing: reading the schema can meet a bad disk too. */
  prepare<T>(prepare: () => T): T;
  /** Around running. */
  run<T>(sql: string, run: () => T): T;
};

const slowMs = 40;
const longestLogged = 500;

/**
 * Tells of each statement, logs slow ones (over 40 ms) without their parameters, and turns a failing disk into a StoreFault
 * that `onFault` hears of.
 */
export function statementMeter(
  { clock, log, onStatement = () => {} }: Pick<Ports, 'clock' | 'log' | 'onStatement'>,
  onFault: (fault: StoreFault) => void,
): StatementMeter {
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
    prepare: guarded,
    run: (sql, work) => {
      onStatement(sql);
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
