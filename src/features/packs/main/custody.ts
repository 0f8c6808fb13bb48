import type { Custody } from '#main/kernel/custody.ts';
import type { packsPersonalData } from '../personal-data.ts';

export const packsCustody: Custody<typeof packsPersonalData> = {
  tables: {
    personal: {},
    impersonal: {
      packs: 'They are material of the branch.',
      pack_documents: 'It says which documents came from which pack.',
      pack_publishers: 'They are organisations, with the key that they sign with.',
      pack_key: 'It is the key with which this store signs packs.',
    },
  },
};
