import type { Custody } from '#main/kernel/custody.ts';
import type { libraryPersonalData } from '../personal-data.ts';
import * as store from './store.ts';

const atOnce = 200;

export const libraryCustody: Custody<typeof libraryPersonalData> = {
  tables: {
    personal: { documents: 'unlinked' },
    impersonal: {
      categories: 'They are subjects of training.',
      document_marks:
        'They say where the parts of the texts lie, and who speaks in the material of the branch.',
      document_texts: 'The texts are the material of the branch.',
      passages: 'They are cut from the material of the branch.',
      passages_fts: 'It indexes the material of the branch.',
      terms: 'They are the words of the material of the branch.',
      passage_terms: 'They are the words of the material of the branch.',
      embedders: 'They were learned from the material of the branch.',
      embedder_terms: 'They were learned from the material of the branch.',
      passage_vectors: 'They tell where passages of the material lie.',
    },
  },
  count: (db, accountId) => ({ uploads: store.countUploads(db, accountId) }),
  *read(db, accountId) {
    for (let after = ''; ;) {
      const some = store.uploadsOf(db, accountId, after, atOnce);
      yield { of: 'uploads', records: some };
      const last = some.at(-1);
      if (last === undefined || some.length < atOnce) return;
      after = last.id;
    }
  },
  erase: (db, accountId) => {
    store.forgetUploader(db, accountId);
    return [];
  },
};
