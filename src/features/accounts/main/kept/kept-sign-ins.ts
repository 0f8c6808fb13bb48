import { createHash } from 'node:crypto';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Needs } from '../needs.ts';
import { allKept, changeKept, dropKept, keptByToken, keptOf, putKept, type KeptRow } from './store.ts';

const dayMs = 86_400_000;
const digestOf = (token: Uint8Array): string => createHash('sha256').update(token).digest('hex');

/** A sign-in that is to be kept, once its session has begun. */
export type Keeping =
  | { readonly kind: 'no' | 'forbidden' | 'unavailable' }
  | { readonly kind: 'yes'; readonly tokenHash: string };

/**
 * Sign-ins that outlive a restart. The keychain of the OS user holds 32 random bytes, the store a digest of them, so
 * neither opens anything without the other. One at a time: who keeps theirs next takes the place of who did before.
 */
type KeptNeeds = Pick<Needs, 'store' | 'vault' | 'random' | 'settings' | 'steadyMs' | 'log'>;

export function createKeptSignIns({ store, vault, random, settings, steadyMs, log }: KeptNeeds) {
  const isInForce = ({ endsMs }: KeptRow): boolean => settings.get('keepSignedIn') && endsMs > steadyMs();
  const over = (db: Reader): KeptRow[] => allKept(db).filter((row) => !isInForce(row));

  return {
    /** Gives the token to the keychain, before anything is written. */
    async prepare(wanted: boolean): Promise<Keeping> {
      if (!wanted) return { kind: 'no' };
      if (!settings.get('keepSignedIn')) return { kind: 'forbidden' };
      const token = random.bytes(32);
      try {
        await vault.set(store.id, 'signIn', token);
        return { kind: 'yes', tokenHash: digestOf(token) };
      } catch (error) {
        log.error('signIn.notKept', error);
        return { kind: 'unavailable' };
      } finally {
        token.fill(0);
      }
    },
    put(
      db: Writer,
      keeping: Keeping,
      { id, accountId, at }: { id: string; accountId: string; at: Date },
    ): void {
      if (keeping.kind !== 'yes') return;
      const lastsMs = settings.get('keptSignInDays') * dayMs;
      const expiresAt = new Date(at.getTime() + lastsMs).toISOString();
      const now = at.toISOString();
      const row = {
        id,
        accountId,
        tokenHash: keeping.tokenHash,
        startedAt: now,
        lastActiveAt: now,
        expiresAt,
        endsMs: steadyMs() + lastsMs,
      };
      putKept(db, { ...row, leftOpen: false });
    },
    /**
     * The sign-in that the keychain holds the token of, where it still counts. One that does not is at its end for good:
     * no clock that is set back and no policy that is taken back opens it again.
     */
    async find(): Promise<KeptRow | null> {
      const answer = await vault.get(store.id, 'signIn');
      if (answer.kind !== 'found') return null;
      const row = keptByToken(store.read, digestOf(answer.secret));
      if (row === null || isInForce(row)) return row;
      try {
        store.transact((db) => dropKept(db, { id: row.id }), { fromReserve: true });
      } catch (error) {
        log.error('signIn.notForgotten', error);
      }
      return null;
    },
    /** How long it still lasts. */
    leftMs: ({ endsMs }: KeptRow): number => endsMs - steadyMs(),
    /** Taken up again: from here on only a new good end leaves it open. */
    take: (db: Writer, id: string, at: Date): void =>
      changeKept(db, id, { leftOpen: false, lastActiveAt: at.toISOString() }),
    /** Its window closes in good order while somebody is at it. */
    leaveOpen: (db: Writer, id: string): void => changeKept(db, id, { leftOpen: true }),
    of: (accountId: string): KeptRow[] => keptOf(store.read, accountId).filter(isInForce),
    drop: dropKept,
    /** Whether there is one that has ended, or that the organisation forbids now. */
    anyOver: (db: Reader): boolean => over(db).length > 0,
    dropOver: (db: Writer): void => {
      for (const { id } of over(db)) dropKept(db, { id });
    },
  };
}
export type KeptSignIns = ReturnType<typeof createKeptSignIns>;
