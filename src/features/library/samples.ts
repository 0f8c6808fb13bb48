import type { SamplesOf } from '#contract/sample.ts';
import type { library } from './contract.ts';

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
  addSamples: { as: 'admin', input: () => ({}) },
  list: { as: 'trainee', input: () => ({ page: 1 }) },
  document: { as: 'trainee', input: async ({ document }) => ({ documentId: (await document()).id }) },
  search: { as: 'trainee', input: () => ({ text: 'adjustment' }) },
};
