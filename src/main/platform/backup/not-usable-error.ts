import type { CopyFinding } from './check-database.ts';

/** Why a store that was kept, as a backup or set aside, cannot be used. */
export type KeptRefusal =
  | CopyFinding
  /** There is no store in that folder. */
  | 'nothing_there'
  /** Another process works on it. */
  | 'in_use'
  /** Its `store.json` cannot be read. */
  | 'record_unreadable'
  /** It is of another store than the one in use. */
  | 'other_store'
  | 'wrong_recovery_code'
  /** This PC's keychain does not open it, or does not answer: its recovery code does. */
  | 'needs_recovery_code'
  /** The keychain does not answer, so that it could not be told of the store that comes. */
  | 'key_unavailable'
  /** The keychain knows the store, which belongs into another folder. */
  | 'lives_elsewhere'
  /** The keychain did not keep its key, so that it could not be opened again. */
  | 'key_not_kept';

export class NotUsable extends Error {
  override readonly name = 'NotUsable';
  readonly refusal: KeptRefusal;
  /** What lies behind it, for IT, without paths or secrets; `null` where the refusal says all. */
  readonly reason: string | null;
  constructor(refusal: KeptRefusal, reason: string | null = null) {
    super(`The kept store cannot be used: ${refusal}.`);
    this.refusal = refusal;
    this.reason = reason;
  }
}
