import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Needs } from '../needs.ts';
import { changeAccount } from '../store.ts';
import {
  anyOneTimeCodeOver,
  dropOneTimeCode,
  dropOneTimeCodesOver,
  holderOfPersonalCode,
  oneTimeCodeOf,
  putOneTimeCode,
  putPersonalCode,
} from './store.ts';

const hourMs = 3_600_000;
/** A set-up slip may lie on a desk over a holiday; a reset is wanted by somebody who waits. */
const lastsMs = { setUp: 14 * 24 * hourMs, reset: hourMs } as const;

/** Codes that let a person in: the recovery code of their own, and the one-time code that an admin hands out. */
export function createCodes({
  personalCodes,
  oneTimeCodes,
  clock,
  steadyMs,
}: Pick<Needs, 'personalCodes' | 'oneTimeCodes' | 'steadyMs'> & {
  readonly clock: Pick<Needs['clock'], 'now'>;
}) {
  return {
    /** Gives a person a new recovery code of their own, in the place of the one before. */
    givePersonal(db: Writer, accountId: string, at: Date): string {
      const { code, hash } = personalCodes.make();
      putPersonalCode(db, { accountId, codeHash: hash, at });
      changeAccount(db, accountId, { personalCodeUnkept: true });
      return code;
    },
    holderOfPersonal(db: Reader, typed: string): string | null {
      const codeHash = personalCodes.hashOf(typed);
      return codeHash === null ? null : holderOfPersonalCode(db, codeHash);
    },
    /** Makes a one-time code, in the place of the one before. */
    giveOneTime(db: Writer, accountId: string, purpose: 'setUp' | 'reset') {
      const { code, hash } = oneTimeCodes.make();
      const expiresAt = new Date(clock.now().getTime() + lastsMs[purpose]).toISOString();
      const endsMs = steadyMs() + lastsMs[purpose];
      putOneTimeCode(db, { accountId, purpose, codeHash: hash, expiresAt, endsMs });
      return { code, purpose, expiresAt };
    },
    fitsOneTime(db: Reader, accountId: string, typed: string): boolean {
      const row = oneTimeCodeOf(db, accountId);
      if (row === null || row.endsMs <= steadyMs()) return false;
      return oneTimeCodes.hashOf(typed) === row.codeHash;
    },
    dropOneTime: dropOneTimeCode,
    anyOneTimeOver: (db: Reader): boolean => anyOneTimeCodeOver(db, steadyMs()),
    dropOneTimeOver: (db: Writer): void => dropOneTimeCodesOver(db, steadyMs()),
  };
}
export type Codes = ReturnType<typeof createCodes>;
