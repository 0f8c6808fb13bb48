/** Exit codes of the command line, as the README lists them. */
export const exit = {
  ok: 0,
  usage: 2,
  policyInvalid: 10,
  provisionInvalid: 11,
  /** The data cannot be unlocked: another process has them, or their key is not there. */
  locked: 20,
  /** The data are damaged, or not what was written. */
  integrity: 21,
  diskFull: 22,
  backupFailed: 30,
  /** A backup is not whole, or not what was written. */
  verifyFailed: 31,
  /** Nothing was replaced. */
  restoreRefused: 40,
  /** It works, and something wants to be looked at. */
  degraded: 60,
  /** Something does not work; or the data are where, or of a version, that this program does not work with. */
  unhealthy: 61,
} as const;
export type ExitCode = (typeof exit)[keyof typeof exit];
