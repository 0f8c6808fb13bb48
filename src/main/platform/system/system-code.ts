import { constants } from 'node:os';

/**
 * What the system calls its error: `ENOSPC`; empty for one that is not the system's. Node has no name for a quota that is
 * used up, and says `Unknown system error`.
 */
export function systemCode(error: Error): string {
  if ('errno' in error && error.errno === -constants.errno.EDQUOT) return 'EDQUOT';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
