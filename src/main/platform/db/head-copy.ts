import type { Ports } from '../ports.ts';
import { within } from '../system/within.ts';
import { openSealedHead, sealHead, type CommitHead, type HeadCopy } from './commit-head.ts';
import { Refused } from './opening.ts';
import type { RecordAndKeys } from './store-record.ts';

type HeadPorts = Pick<Ports, 'vault' | 'log'>;

/** How long closing, or a check, waits for the keychain: the copy may lag, but nobody must wait for it. */
const patienceMs = 3000;

/**
 * The commit head as the keychain saw it last; `null` when it has none, or none that carries a valid MAC. Refuses the
 * opening while the keychain does not answer: a store that could not be compared is not opened.
 */
export async function readHeadCopy(
  { vault }: HeadPorts,
  { record, ring }: RecordAndKeys,
): Promise<CommitHead | null> {
  const answer = await vault.get(record.storeId, 'head');
  if (answer.kind === 'unavailable') {
    throw new Refused('key_unavailable', answer.cause, { recoverable: record.recovery !== null });
  }
  return answer.kind === 'found' ? openSealedHead(answer.secret, ring.audit) : null;
}

/** The same for a store that is open: `unknown` while the keychain does not answer. */
export async function lookAtHeadCopy(
  { vault, clock }: Pick<Ports, 'vault' | 'clock'>,
  { record, ring }: RecordAndKeys,
): Promise<CommitHead | null | 'unknown'> {
  const answer = await within(clock, patienceMs, vault.get(record.storeId, 'head'));
  if (answer === 'late' || answer.kind === 'unavailable') return 'unknown';
  return answer.kind === 'found' ? openSealedHead(answer.secret, ring.audit) : null;
}

/** Gives the keychain its first copy, or one from before a roll-back that was accepted. Refuses when it does not keep it. */
export async function startHeadCopy(
  { vault, log }: HeadPorts,
  { record, ring }: RecordAndKeys,
  head: CommitHead,
  state: 'key_unavailable' | 'key_not_kept',
): Promise<void> {
  try {
    await vault.set(record.storeId, 'head', sealHead(head, ring.audit));
  } catch (error) {
    log.error('store.head_not_kept', error, { vault: vault.backend });
    throw new Refused(state, 'The keychain did not keep the commit head.');
  }
}

/**
 * Lets the keychain's copy follow while the store is open. A keychain that refused once is asked again at the end only,
 * because asking a locked one puts a question to the person at the PC.
 */
export function followHead(
  { vault, log, clock }: HeadPorts & Pick<Ports, 'clock'>,
  { record, ring }: RecordAndKeys,
): HeadCopy {
  let refused = false;
  let kept = -1;
  let last: Promise<void> = Promise.resolve();
  const copy = (head: CommitHead): Promise<void> => {
    if (head.commits === kept) return last;
    // Sealed at once: the key is wiped while the keychain still works.
    const sealed = sealHead(head, ring.audit);
    return (last = last.then(async () => {
      try {
        await vault.set(record.storeId, 'head', sealed);
        kept = head.commits;
        refused = false;
      } catch (error) {
        if (!refused) log.error('store.head_not_kept', error, { vault: vault.backend });
        refused = true;
      }
    }));
  };
  const keepLast = async (head: CommitHead): Promise<void> => {
    if ((await within(clock, patienceMs, copy(head))) === 'late')
      log.warn('store.head_not_awaited', { vault: vault.backend });
  };
  return { keep: (head) => (refused ? last : copy(head)), keepLast, isTaken: () => !refused };
}
