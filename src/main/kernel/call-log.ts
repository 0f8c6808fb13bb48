import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock, Log, LogFields } from '#main/platform/ports.ts';

/** What is written down: this level and all that are graver. */
export const logLevels = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The call that is being answered, on whatever way through the program: its reference number. */
const calls = new AsyncLocalStorage<string>();

/** Every line that is logged by `work`, and by whatever it begins and waits for, carries the reference number. */
export const duringCall = <T>(ref: string, work: () => T): T => calls.run(ref, work);

/** A log whose lines carry the reference number of their call (`ref`), and that leaves out what is below the level. */
export function createCallLog(log: Log, level: () => LogLevel): Log {
  const isWanted = (of: LogLevel): boolean => logLevels.indexOf(of) >= logLevels.indexOf(level());
  const withRef = (fields: LogFields | undefined): LogFields | undefined => {
    const ref = calls.getStore();
    return ref === undefined ? fields : { ...fields, ref };
  };
  return {
    info: (event, fields) => {
      if (isWanted('info')) log.info(event, withRef(fields));
    },
    warn: (event, fields) => {
      if (isWanted('warn')) log.warn(event, withRef(fields));
    },
    error: (event, error, fields) => log.error(event, error, withRef(fields)),
  };
}

/** A clock whose timers belong to no call, also where a call starts them: they go on long after it was answered. */
export const outsideCalls = (clock: Clock): Clock => ({
  ...clock,
  every: (ms, task) => clock.every(ms, () => calls.exit(task)),
});
