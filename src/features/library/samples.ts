import type { SamplesOf } from '#contract/sample.ts';
import { library } from './contract.ts';

const wholeBatch = { files: 200, bytes: 1_000_000 };

export const librarySamples: SamplesOf<typeof library> = {
  categories: { as: 'trainee', input: () => ({}) },
  import: {
    as: 'admin',
    input: ({ fresh }) => ({
      categoryId: 'retail-sales',
      title: 'A short note on returns',
      fileName: 'returns.txt',
      content: new TextEncoder().encode(
        `${fresh('Returns')} are accepted within 14 days when the seal is unbroken.`,
      ),
    }),
  },
  openBatch: { as: 'admin', input: () => wholeBatch },
  importFromBatch: {
    as: 'admin',
    unknownId: 'BATCH_OVER',
    input: async ({ call, fresh }) => ({
      ...library.openBatch.output.parse(await call('admin', 'library.openBatch', wholeBatch)),
      categoryId: 'retail-sales',
      title: 'A short note on exchanges',
      fileName: 'exchanges.txt',
      content: new TextEncoder().encode(
        `${fresh('Exchanges')} are made at the desk with the receipt in hand.`,
      ),
    }),
  },
  addSamples: { as: 'admin', input: () => ({}) },
  list: { as: 'trainee', input: () => ({ page: 1 }) },
  document: { as: 'trainee', input: async ({ document }) => ({ documentId: (await document()).id }) },
  index: { as: 'admin', input: () => ({}) },
  search: { as: 'trainee', input: () => ({ text: 'adjustment' }) },
};
