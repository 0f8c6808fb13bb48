import type { SamplesOf, World } from '#contract/sample.ts';
import { pictures } from '#features/pictures/contract.ts';
import { library } from './contract.ts';

/** A dot, as PNG. */
const aPicture = {
  name: 'A dot',
  alt: '',
  content: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};

const wholeBatch = { files: 200, bytes: 1_000_000 };

/** A document that only the sample knows of. */
const aDocument = async ({ call, fresh }: World, about = fresh('Leftovers')): Promise<string> => {
  const file = {
    categoryId: 'retail-sales',
    title: 'A note to be thrown away',
    fileName: 'thrown-away.txt',
    content: new TextEncoder().encode(`${about} are counted at the end of the week.`),
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

/** A question that nobody asked yet, about a document that is there. */
const aQuestion = async ({ document, fresh }: World) => {
  const { id: documentId, categoryId } = await document();
  return {
    categoryId,
    text: `${fresh('What comes')}, and what then?`,
    passages: [{ documentId, start: 0, end: 400 }],
  };
};

const goldenIdOf = (added: unknown): string => library.goldenAdd.output.parse(added).id;

const aGoldenQuestion = async (world: World): Promise<{ questionId: string }> => ({
  questionId: goldenIdOf(await world.call('admin', 'library.goldenAdd', await aQuestion(world))),
});

const measured = async ({ call }: World): Promise<{ measurement: number | null }> =>
  library.goldenMeasure.output.parse(await call('admin', 'library.goldenMeasure'));

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
  decideCustomerData: {
    as: 'admin',
    input: async (world) => ({ itemId: await enqueued(world), decision: 'takeOut' }),
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
  goldenQuestions: { as: 'admin', input: () => ({ page: 1 }) },
  goldenReport: { as: 'admin', input: () => ({ categoryId: 'retail-sales' }) },
  goldenAdd: { as: 'admin', input: aQuestion },
  goldenEdit: {
    as: 'admin',
    input: async (world) => {
      const { questionId } = await aGoldenQuestion(world);
      const { text, passages } = await aQuestion(world);
      return { questionId, text, passages };
    },
  },
  goldenRemove: {
    as: 'admin',
    input: aGoldenQuestion,
  },
  goldenRestore: {
    as: 'admin',
    input: async (world) => {
      const { questionId } = await aGoldenQuestion(world);
      await world.call('admin', 'library.goldenRemove', { questionId });
      return { questionId };
    },
  },
  goldenDraft: {
    as: 'admin',
    input: async ({ document }) => ({ categoryId: (await document()).categoryId }),
  },
  goldenMeasure: { as: 'admin', input: () => ({}) },
  goldenTakeBack: {
    as: 'admin',
    input: async (world) => {
      // Found first, and then gone.
      const about = world.fresh('Remainders');
      const documentId = await aDocument(world, about);
      const passages = [{ documentId, start: 0, end: 40 }];
      const asked = { categoryId: 'retail-sales', text: `When are ${about} counted?`, passages };
      await world.call('admin', 'library.goldenAdd', asked);
      // What was worse before is none of it.
      await world.call('admin', 'library.goldenAccept', await measured(world));
      await world.call('admin', 'library.remove', { documentId });
      return { ...(await measured(world)), documentIds: [documentId] };
    },
  },
  goldenAccept: {
    as: 'admin',
    input: async (world) => {
      await aGoldenQuestion(world);
      return measured(world);
    },
  },
  setCover: {
    as: 'admin',
    input: async ({ call, document }) => ({
      documentId: (await document()).id,
      pictureId: pictures.add.output.parse(await call('admin', 'pictures.add', aPicture)).id,
    }),
  },
  index: { as: 'admin', input: () => ({}) },
  search: { as: 'trainee', input: () => ({ text: 'adjustment' }) },
  ask: { as: 'trainee', input: () => ({ text: 'How long does the first adjustment take?' }) },
  askExamples: { as: 'trainee', input: () => ({}) },
};
