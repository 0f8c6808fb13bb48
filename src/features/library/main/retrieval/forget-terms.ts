import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import * as store from './store.ts';
import { unpackTerms } from './term-sequence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Read, and deleted, in one turn of the event loop: a few milliseconds each. */
const blocksAtOnce = 8;
const droppedAtOnce = 200;

type Needs = {
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly vocabulary: Vocabulary;
  readonly signal: AbortSignal;
};

/**
 * Takes out of the store and out of memory every term that no passage has any more, of whatever document, shown or not.
 * What is imported meanwhile keeps its terms: whoever is given the number of one is seen. Begun anew after a crash, it
 * finds what is left.
 */
export async function forgetTerms({ store: { read, transact }, vocabulary, signal }: Needs): Promise<void> {
  vocabulary.beginLook();
  try {
    let numbers = new Uint32Array(1 << 14);
    for (let after = 0; !signal.aborted; await nextTurn()) {
      const some = store.packedTermsAfter(read, after, blocksAtOnce);
      for (const { terms } of some) {
        if (terms.length > numbers.length) numbers = new Uint32Array(terms.length);
        const count = unpackTerms(terms, 0, terms.length, numbers);
        for (let at = 0; at < count; at += 1) vocabulary.isUsed(numbers[at] ?? 0);
      }
      const last = some.at(-1);
      if (last === undefined) break;
      after = last.row;
    }
    while (!signal.aborted) {
      const gone = vocabulary.unused(droppedAtOnce);
      if (gone.length === 0) return;
      transact((db) =>
        store.dropTerms(
          db,
          gone.map(({ number }) => number),
        ),
      );
      vocabulary.forget(gone);
      await nextTurn();
    }
  } finally {
    vocabulary.endLook();
  }
}
