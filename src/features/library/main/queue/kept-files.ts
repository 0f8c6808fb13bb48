import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { OperationRefused } from '#main/kernel/refusal.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Ids } from '#main/platform/ports.ts';
import { queueOf } from '../../contract/queue.ts';
import * as store from './store.ts';
import { twinOf } from './twin-of.ts';

/** What is stored, read or overwritten in one turn of the event loop: about 3 ms. */
const pieceBytes = 256 * 1024;

type Needs = {
  readonly ids: Ids;
  readonly store: Pick<Store, 'read' | 'transact' | 'purge'>;
  /** Whether a file is a picture, by its first bytes. */
  readonly isPicture: (content: Uint8Array) => boolean;
};
export type FileToKeep = {
  readonly categoryId: string;
  readonly title: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly accountId: string;
  readonly addedAt: string;
};
/** A file whose bytes are all in the store, and that is not in the queue yet. */
export type Kept = { readonly id: string; readonly number: number; readonly contentHash: string };

/** The bytes of the files in the queue: stored, read and taken away again in pieces, none of which holds anybody up. */
export function createKeptFiles({ ids, isPicture, store: { read, transact, purge } }: Needs) {
  const underWay = new Set<number>();

  /** Takes a piece away; of what was taken out of a file nothing stays in the gaps of pages either. */
  const drop = (db: Writer, { number, customerDataChoice }: ReturnType<typeof store.leftovers>[number]) => {
    const isMore = store.dropPiece(db, number);
    if (customerDataChoice === 'takeOut') purge.owe(db);
    return isMore;
  };

  /** Takes away what is left of files that nobody needs, piece by piece. Stops when `signal` aborts. */
  const sweep = async (signal: AbortSignal): Promise<void> => {
    for (const file of store.leftovers(read)) {
      if (file.state === 'receiving' && underWay.has(file.number)) continue;
      while (!signal.aborted && transact((db) => drop(db, file))) await nextTurn();
    }
  };

  return {
    sweep,

    /** Stores the bytes of a file; `full`: the queue holds as much as it may. */
    async keep({ content, ...about }: FileToKeep, signal: AbortSignal): Promise<Kept | 'full'> {
      const id = ids.next();
      const bytes = content.byteLength;
      const kind = isPicture(content) ? 'picture' : 'document';
      const number = transact((db) => {
        const size = store.sizeOf(db);
        if (size.files + 1 > queueOf.files || size.bytes + bytes > queueOf.bytes) return null;
        return store.receiveItem(db, { ...about, id, kind, bytes });
      });
      if (number === null) return 'full';
      underWay.add(number);
      try {
        const hash = createHash('sha256');
        for (let start = 0, ordinal = 0; start < bytes; start += pieceBytes, ordinal += 1) {
          if (signal.aborted) throw new OperationRefused('CANCELLED');
          const piece = content.subarray(start, start + pieceBytes);
          hash.update(piece);
          transact((db) => store.addPiece(db, number, ordinal, piece));
          await nextTurn();
        }
        return { id, number, contentHash: hash.digest('hex') };
      } catch (error) {
        underWay.delete(number);
        throw error;
      }
    },

    /** Puts a file into the queue whose bytes are stored, in the transaction of the call that brought it. */
    accept(db: Writer, { id, number, contentHash }: Kept, sentKey: string | null): void {
      underWay.delete(number);
      store.accept(db, number, contentHash, sentKey);
      const item = store.itemById(db, id);
      if (item === null) throw new Error('A file that was kept is gone.');
      const twin = twinOf(db, item);
      if (twin !== null) store.askFor(db, number, twin);
    },

    /** The call that brought it came to nothing: the next sweep takes it away. */
    giveUp: ({ number }: Kept): void => void underWay.delete(number),

    /** The bytes of a file, as they came. */
    async contentOf(db: Reader, { number, bytes }: store.ImportItem, signal: AbortSignal) {
      const content = new Uint8Array(bytes);
      let at = 0;
      for (let piece = store.pieceAfter(db, number, -1); piece !== null;) {
        signal.throwIfAborted();
        content.set(piece.content, at);
        at += piece.content.byteLength;
        await nextTurn();
        piece = store.pieceAfter(db, number, piece.ordinal);
      }
      if (at !== bytes) throw new Error('Bytes of a file in the queue are missing.');
      return content;
    },
  };
}
export type KeptFiles = ReturnType<typeof createKeptFiles>;
