import type { OutputOf } from '#contract/op.ts';
import type { packs } from '#features/packs/contract.ts';

type List = OutputOf<typeof packs.list>;
type Look = OutputOf<typeof packs.look>;

export const ownKey = '2a93cdee1ae8dd3f260331c7641bd26039b5ee726dccabce8ee9a64d9557f20e';
export const otherKey = 'd04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737';

/** A store with one pack from a publisher whom it trusts, and one that came with the program. */
export const packList = (more: Partial<List> = {}): List => ({
  imported: [
    {
      id: 'desk-manners',
      version: 3,
      title: 'Desk manners',
      publisher: 'Northern Branches',
      publicKey: otherKey,
      documents: 8,
      importedAt: '2026-11-18T10:12:00.000Z',
    },
  ],
  shipped: [
    {
      id: 'retail-and-consultation-sales',
      version: 1,
      title: 'Retail & consultation sales',
      publisher: 'Drillroom',
      about: 'Wigs, hair pieces and scalp micropigmentation: from the first call to the follow-up.',
      documents: 27,
      importedVersion: null,
    },
  ],
  publishers: [
    { publicKey: ownKey, name: 'Drillroom', trust: 'builtIn', trustedAt: null },
    {
      publicKey: otherKey,
      name: 'Northern Branches',
      trust: 'trusted',
      trustedAt: '2026-11-02T08:00:00.000Z',
    },
  ],
  ...more,
});

export const packLook = (more: Partial<Look> = {}): Look => ({
  id: 'retail-and-consultation-sales',
  version: 1,
  title: 'Retail & consultation sales',
  publisher: 'Drillroom',
  about: 'From the first call to the follow-up.',
  publicKey: ownKey,
  trust: 'builtIn',
  standing: 'new',
  importedVersion: null,
  categories: [
    { id: 'smp-sales', name: 'SMP Sales', isNew: false },
    { id: 'yoga', name: 'Desk & mat yoga', isNew: true },
  ],
  documents: [
    { title: 'Explaining scalp micropigmentation', categoryId: 'smp-sales', format: 'md', bytes: 4821 },
    { title: 'SMP for scars and crowns', categoryId: 'smp-sales', format: 'md', bytes: 4100 },
    { title: 'Stretching at the desk', categoryId: 'yoga', format: 'txt', bytes: 1200 },
  ],
  changes: {
    added: 2,
    replaced: 0,
    renamed: 0,
    withdrawn: 0,
    unchanged: 0,
    alreadyThere: 1,
    kept: [],
    newCategories: 1,
  },
  ...more,
});
