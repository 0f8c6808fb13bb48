import type { Custody } from '#main/kernel/custody.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { libraryPersonalData } from '../personal-data.ts';
import * as store from './people/store.ts';
import * as queue from './queue/store.ts';

const atOnce = 200;

/** Documents of a person, a helping at a time. */
function* documentsOf(db: Reader, what: store.Theirs, accountId: string) {
  for (let after = ''; ;) {
    const some = store.theirDocuments(db, what, accountId, after, atOnce);
    yield some;
    const last = some.at(-1);
    if (last === undefined || some.length < atOnce) return;
    after = last.id;
  }
}

/** Files in the import queue that a person added, a helping at a time. */
function* importsOf(db: Reader, accountId: string) {
  for (let after = ''; ;) {
    const some = queue.addedBy(db, accountId, after, atOnce);
    yield some;
    const last = some.at(-1);
    if (last === undefined || some.length < atOnce) return;
    after = last.id;
  }
}

export const libraryCustody: Custody<typeof libraryPersonalData> = {
  tables: {
    personal: { documents: 'unlinked', import_items: 'unlinked', golden_questions: 'unlinked' },
    impersonal: {
      categories: 'They are subjects of training.',
      document_marks:
        'They say where the parts of the texts lie, and who speaks in the material of the branch.',
      document_texts: 'The texts are the material of the branch.',
      passages: 'They are cut from the material of the branch.',
      passages_fts: 'It indexes the material of the branch.',
      terms: 'They are the words of the material of the branch.',
      passage_blocks: 'They are the words of the material of the branch.',
      embedders: 'They were learned from the material of the branch.',
      embedder_terms: 'They were learned from the material of the branch.',
      import_pieces: 'They are files of the branch on their way into its material.',
      import_queue: 'It says whether the queue is paused.',
      block_vectors: 'They tell where passages of the material lie.',
      golden_passages: 'They quote the material of the branch.',
      golden_measurements: 'They say when the search was measured.',
      golden_ranks: 'They say how well passages of the material are found.',
      golden_firsts: 'They say which passages of the material are found first.',
      golden_figures: 'They say how well passages of the material are found.',
      golden_shelf: 'They are ids of documents.',
      golden_changes: 'They are ids of documents.',
      library_purges: 'They are ids of documents that are being deleted.',
    },
  },
  count: (db, accountId) => {
    const { uploaded: uploads, owned: responsibilities, ...more } = store.countTheirs(db, accountId);
    return { uploads, responsibilities, ...more };
  },
  *read(db, accountId) {
    for (const records of documentsOf(db, 'uploaded', accountId)) yield { of: 'uploads', records };
    for (const records of documentsOf(db, 'owned', accountId)) yield { of: 'responsibilities', records };
    for (const some of documentsOf(db, 'binned', accountId)) {
      yield { of: 'binned', records: some.map((one) => ({ ...one, binnedAt: one.binnedAt ?? '' })) };
    }
    for (const records of importsOf(db, accountId)) yield { of: 'imports', records };
    yield { of: 'golden', records: store.theirQuestions(db, accountId) };
  },
  erase: (db, accountId) => {
    store.forgetPerson(db, accountId);
    queue.forgetAdder(db, accountId);
    return [];
  },
};
