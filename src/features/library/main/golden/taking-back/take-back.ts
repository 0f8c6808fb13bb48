import type { Writer } from '#main/platform/db/store.ts';
import * as lifecycle from '../../lifecycle/store.ts';
import type { FoundChange } from './changes-of-documents.ts';
import type { ChangedDocument } from './store.ts';

type How = { readonly now: Date; readonly accountId: string };

/**
 * Takes changes back within one transaction: nothing is deleted, so that each can be done again by hand. Answers how many
 * documents went to the bin, and how many are in force again or no longer.
 */
export function takeBack(
  db: Writer,
  changes: readonly FoundChange[],
  { now, accountId }: How,
): { readonly binned: number; readonly putBack: number } {
  let binned = 0;
  let putBack = 0;
  const fromBin = ({ id }: ChangedDocument): void =>
    lifecycle.bin(db, id, { binnedAt: null, binnedBy: null });
  const decide = (document: ChangedDocument, approval: 'approved' | 'withdrawn'): void => {
    const { id, ownerId, validFrom, validUntil } = document;
    lifecycle.govern(db, id, { approval, ownerId, validFrom, validUntil });
  };
  for (const { kind, document, former } of changes) {
    if (document === null) continue;
    switch (kind) {
      case 'added':
        lifecycle.bin(db, document.id, { binnedAt: now.toISOString(), binnedBy: accountId });
        binned += 1;
        continue;
      case 'replaced': {
        if (former === null) continue;
        fromBin(former);
        const family = former.family ?? former.id;
        lifecycle.putFirst(db, family, former.id);
        break;
      }
      case 'approved':
        decide(document, 'withdrawn');
        break;
      case 'binned':
        fromBin(document);
        break;
      case 'withdrawn':
        decide(document, 'approved');
        break;
      default:
        continue;
    }
    putBack += 1;
  }
  return { binned, putBack };
}
