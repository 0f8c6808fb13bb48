import type { SamplesOf } from '#contract/sample.ts';
import { packs } from './contract.ts';

const about = { id: 'branch-material', version: 1, title: 'Material of the branch', publisher: 'A branch' };
/** A key of nobody's that is a point of the curve. */
const someKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

export const packsSamples: SamplesOf<typeof packs> = {
  list: { as: 'admin', input: () => ({}) },
  look: { as: 'admin', input: () => ({ shipped: 'retail-and-consultation-sales' }) },
  import: {
    as: 'admin',
    input: async ({ call, document }) => {
      const { categoryId } = await document();
      const exported = await call('admin', 'packs.export', { ...about, categoryIds: [categoryId] });
      return { content: packs.export.output.parse(exported).content };
    },
  },
  progress: { as: 'admin', input: () => ({}) },
  export: {
    as: 'admin',
    input: async ({ document }) => ({ ...about, categoryIds: [(await document()).categoryId] }),
  },
  trust: { as: 'admin', input: () => ({ publicKey: someKey, name: 'Another branch', trusted: true }) },
};
