import type { SamplesOf } from '#contract/sample.ts';
import { pictures } from './contract.ts';

/** A dot, as PNG. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const sample = { name: 'A dot', alt: 'A dot in the middle', content: dot };

export const picturesSamples: SamplesOf<typeof pictures> = {
  list: { as: 'admin', input: () => ({ page: 1 }) },
  image: {
    as: 'trainee',
    input: async ({ call }) => ({
      pictureId: pictures.add.output.parse(await call('admin', 'pictures.add', sample)).id,
      size: 200,
    }),
  },
  add: { as: 'admin', input: () => sample },
  change: {
    as: 'admin',
    input: async ({ call }) => ({
      pictureId: pictures.add.output.parse(await call('admin', 'pictures.add', sample)).id,
      name: 'A point',
      alt: '',
    }),
  },
  remove: {
    as: 'admin',
    input: async ({ call }) => ({
      pictureId: pictures.add.output.parse(await call('admin', 'pictures.add', sample)).id,
    }),
  },
};
