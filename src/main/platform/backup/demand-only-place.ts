import { holdsNoStore, type DataFolder } from '../db/data-folder.ts';
import { wipe } from '../db/key-record.ts';
import { readStoreRecord } from '../db/store-record.ts';
import type { Ports } from '../ports.ts';
import { NotUsable } from './not-usable-error.ts';

/** Whether this folder is where the store belongs: it holds it, or what is left of a store that can no longer be told. */
function isPlaceOf(folder: DataFolder, storeId: string): boolean {
  const answer = readStoreRecord(folder.record);
  return answer.kind === 'found' ? answer.record.storeId === storeId : !holdsNoStore(folder);
}

/**
 * A keychain has one commit head of a store. Were the store put into a second folder under the same keychain, that head
 * would follow whichever worked last, and the other would be refused as rolled back (0200). So a store that the keychain
 * knows is not put into a folder that does not hold it, unless somebody says that the one it knows is lost. Rejects with
 * NotUsable, also where the keychain does not answer: it would not keep the key either.
 */
export async function demandOnlyPlace(
  { vault }: Pick<Ports, 'vault'>,
  folder: DataFolder,
  { storeId, isLost }: { readonly storeId: string; readonly isLost: boolean },
): Promise<void> {
  const known = await vault.get(storeId, 'key');
  if (known.kind === 'unavailable') throw new NotUsable('key_unavailable', known.cause);
  if (known.kind === 'absent') return;
  wipe(known.secret);
  if (!isLost && !isPlaceOf(folder, storeId)) throw new NotUsable('lives_elsewhere');
}
