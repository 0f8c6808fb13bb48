import type { SamplesOf, World } from '#contract/sample.ts';
import { library } from './contract.ts';

const wholeBatch = { files: 200, bytes: 1_000_000 };

/** A document that only the sample knows of. */
const aDocument = async ({ call, fresh }: World): Promise<string> => {
  const file = {
    categoryId: 'retail-sales',
    title: 'A note to be thrown away',
    fileName: 'thrown-away.txt',
    content: new TextEncoder().encode(`${fresh('Leftovers')} are counted at the end of the week.`),
  };
  return library.import.output.parse(await call('admin', 'library.import', file)).id;
};

const aBinnedDocument = async (world: World): Promise<string> => {
  const documentId = await aDocument(world);
  await world.call('admin', 'library.remove', { documentId });
  return documentId;
};

/** A file for a queue that is paused, so that nothing comes in beside what is asked. */
async function nextFile({ call, fresh }: World, isPaused = true) {
  if (isPaused) await call('admin', 'library.pauseImport', {});
  return {
    ...library.openBatch.output.parse(await call('admin', 'library.openBatch', wholeBatch)),
    categoryId: 'retail-sales',
    title: 'A short note on exchanges',
    fileName: 'exchanges.txt',
    content: new TextEncoder().encode(`${fresh('Exchanges')} are made at the desk with the receipt in hand.`),
  };
}

const enqueued = async (world: World, isPaused = true): Promise<string> => {
  const file = await nextFile(world, isPaused);
  return library.enqueue.output.parse(await world.call('admin', 'library.enqueue', file)).itemId;
};

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
  queue: { as: 'admin', input: () => ({ page: 1 }) },
  openBatch: { as: 'admin', input: () => wholeBatch },
  enqueue: { as: 'admin', unknownId: 'BATCH_OVER', input: async (world) => nextFile(world) },
  decideImport: {
    as: 'admin',
    input: async (world) => ({ itemId: await enqueued(world), decision: 'keepBoth' }),
  },
  pauseImport: { as: 'admin', input: async (world) => ({ itemId: await enqueued(world, false) }) },
  resumeImport: { as: 'admin', input: async (world) => ({ itemId: await enqueued(world) }) },
  retryImport: { as: 'admin', input: async (world) => ({ itemId: await enqueued(world) }) },
  cancelImport: { as: 'admin', input: async (world) => ({ itemId: await enqueued(world) }) },
  clearImported: { as: 'admin', input: () => ({}) },
  addSamples: { as: 'admin', input: () => ({}) },
  list: { as: 'trainee', input: () => ({ page: 1 }) },
  document: { as: 'trainee', input: async ({ document }) => ({ documentId: (await document()).id }) },
  life: { as: 'admin', input: async ({ document }) => ({ documentId: (await document()).id }) },
  govern: {
    as: 'admin',
    input: async ({ document, idOf }) => ({
      documentId: (await document()).id,
      ownerId: await idOf('trainer'),
      approval: 'approved',
      validFrom: '2020-01-01',
      validUntil: '2999-12-31',
    }),
  },
  makeCurrent: { as: 'admin', input: async ({ document }) => ({ documentId: (await document()).id }) },
  remove: { as: 'admin', input: async (world) => ({ documentId: await aDocument(world) }) },
  restore: { as: 'admin', input: async (world) => ({ documentId: await aBinnedDocument(world) }) },
  purge: { as: 'admin', input: async (world) => ({ documentId: await aBinnedDocument(world) }) },
  bin: { as: 'admin', input: () => ({ page: 1 }) },
  reindex: { as: 'admin', input: async ({ document }) => ({ documentId: (await document()).id }) },
  index: { as: 'admin', input: () => ({}) },
  search: { as: 'trainee', input: () => ({ text: 'adjustment' }) },
  ask: { as: 'trainee', input: () => ({ text: 'How long does the first adjustment take?' }) },
  askExamples: { as: 'trainee', input: () => ({}) },
};
