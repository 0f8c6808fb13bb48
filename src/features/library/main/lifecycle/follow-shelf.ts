import type { Reader } from '#main/platform/db/store.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { isOnShelf } from './store.ts';

/** Makes search follow what lies on the shelf now, once that is committed. */
export const followShelf =
  (retrieval: Pick<Retrieval, 'add' | 'remove'>, read: Reader) =>
  (...documentIds: readonly string[]): void => {
    retrieval.remove(documentIds.filter((id) => !isOnShelf(read, id)));
    retrieval.add(documentIds.filter((id) => isOnShelf(read, id)));
  };
