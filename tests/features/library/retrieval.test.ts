import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const topics = [
  'The adhesive holds a base to the skin; the remover takes the glue off.',
  'The booking goes into the diary; each appointment has a slot in the calendar.',
  'The hairline is drawn first; the density of a full wig follows the face.',
] as const;
/** Enough passages to learn from: sixteen of each topic, each under a heading of its own. */
const material = Array.from({ length: 48 }, (_, at) => {
  const topic = topics[at % topics.length] ?? '';
  return `## Note ${at}\n\n${topic} Remark ${at} of trainer ${at % 7}.`;
}).join('\n\n');

const importText = async (app: TestApp, title: string, text: string): Promise<string> => {
  const { id } = await app.window('admin').api.library.import({
    categoryId: 'retail-sales',
    title,
    fileName: `${title.replaceAll(' ', '-')}.md`,
    content: new TextEncoder().encode(text),
  });
  return id;
};
const learned = (app: TestApp) => async () => {
  const state = await app.window('admin').api.library.index({});
  return state.isLearning ? null : state.learnedFrom;
};
const asAdminAgain = (app: TestApp) =>
  app.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
const embeddersIn = (app: TestApp) => app.rows<{ id: string }>('SELECT id FROM embedders WHERE is_ready = 1');

test('the material teaches what its words mean, once there is enough of it', async () => {
  const { test: app } = await startBranch();
  await importText(app, 'A short note', 'One paragraph about tape.');
  await expect.poll(learned(app)).toBeNull();
  expect(await app.rows('SELECT id FROM embedders')).toEqual([]);
  await importText(app, 'Many notes', material);
  await expect.poll(learned(app)).toBe(49);
  const [row] = await app.rows<{ n: number }>('SELECT sum(length(scales) / 4) AS n FROM block_vectors');
  expect(row?.n).toBe(49);
});

test('a start takes up what was learned, and learns nothing anew', async () => {
  const { test: before } = await startBranch();
  await importText(before, 'Many notes', material);
  await expect.poll(learned(before)).toBe(48);
  const known = await embeddersIn(before);
  const after = await before.restart();
  await asAdminAgain(after);
  await expect.poll(learned(after)).toBe(48);
  expect(await embeddersIn(after)).toEqual(known);
  const { hits } = await after.window('admin').api.library.search({ text: 'glue remover', limit: 5 });
  expect(hits.every(({ snippet }) => snippet.some(({ text, hit }) => hit && text === 'glue'))).toBe(true);
});

test('what a crash left of an embedder beside the one in use goes', async () => {
  const { test: before } = await startBranch();
  await importText(before, 'Many notes', material);
  await expect.poll(learned(before)).toBe(48);
  const known = await embeddersIn(before);
  const after = await before.restart((run) =>
    run("INSERT INTO embedders (id, dimensions, passages) VALUES ('zzz', 1, 1)"),
  );
  await asAdminAgain(after);
  await expect.poll(learned(after)).toBe(48);
  expect(await after.rows('SELECT id FROM embedders')).toEqual(known);
});

test('what a crash left of the only embedder is not used, and goes', async () => {
  const { test: before } = await startBranch();
  await importText(before, 'Many notes', material);
  await expect.poll(learned(before)).toBe(48);
  const after = await before.restart((run) => run('UPDATE embedders SET is_ready = 0'));
  await asAdminAgain(after);
  await expect.poll(learned(after)).toBe(48);
  expect(await after.rows('SELECT id FROM embedders')).toEqual(await embeddersIn(after));
});

test('a document of an earlier version is found soon after the store has opened', async () => {
  const { test: before } = await startBranch();
  const id = await importText(before, 'Many notes', material);
  await expect.poll(learned(before)).toBe(48);
  const after = await before.restart((run) => {
    run('DELETE FROM passage_blocks');
    run('DELETE FROM terms');
    run('DELETE FROM embedders');
    run('UPDATE documents SET terms_by = 0');
  });
  await asAdminAgain(after);
  const { hits } = await after.window('admin').api.library.search({ text: 'hairline', limit: 3 });
  expect(hits.map(({ documentId }) => documentId)).toEqual([id, id, id]);
  await expect.poll(learned(after)).toBe(48);
});

test('a collection that grew by a third is learned anew, and the embedder before it goes', async () => {
  const { test: app } = await startBranch();
  await importText(app, 'Many notes', material);
  await expect.poll(learned(app)).toBe(48);
  const [first] = await embeddersIn(app);
  await importText(app, 'More notes', material.replaceAll('Remark', 'Addition'));
  await expect.poll(learned(app)).toBe(96);
  const now = await app.rows<{ id: string }>('SELECT id FROM embedders');
  expect(now).toHaveLength(1);
  expect(now[0]?.id).not.toBe(first?.id);
});

test('a search of one passage of each document names each document once, the best passage first', async () => {
  const { test: app } = await startBranch();
  const many = await importText(app, 'Many notes', material);
  const short = await importText(app, 'A short note', 'The remover takes the glue off, in a minute.');
  const { api } = app.window('trainee');
  const { hits } = await api.library.search({ text: 'glue remover minute', perDocument: true });
  expect(hits.map(({ documentId }) => documentId)).toEqual([short, many]);
});

test('a document is found by words that only its title says, and by what its text says above others', async () => {
  const { test: app } = await startBranch();
  await importText(app, 'Many notes', material);
  const old = await importText(app, 'Tariff of 2026', 'A full wig: 900. A repair: 60.');
  const current = await importText(app, 'Tariff of 2027', 'A full wig: 950. A repair: 65.');
  const search = async (text: string) => {
    const { hits } = await app.window('trainee').api.library.search({ text, perDocument: true });
    return hits.map(({ documentId }) => documentId);
  };
  expect((await search('tariff')).toSorted()).toEqual([old, current].toSorted());
  expect((await search('tariff 2027 repair')).slice(0, 2)).toEqual([current, old]);
  expect((await search('tariff 2026 repair')).slice(0, 2)).toEqual([old, current]);
  const restarted = await app.restart();
  await asAdminAgain(restarted);
  const { hits } = await restarted.window('admin').api.library.search({ text: 'tariff' });
  expect(hits.map(({ documentId }) => documentId).toSorted()).toEqual([old, current].toSorted());
});

test('a title of a withdrawn document finds it no more, and one that is in another category neither', async () => {
  const { test: app } = await startBranch();
  await importText(app, 'Many notes', material);
  const id = await importText(app, 'Tariff of 2027', 'A full wig: 950. A repair: 65.');
  const found = async (categoryId?: string) =>
    (await app.window('admin').api.library.search({ text: 'tariff', ...(categoryId && { categoryId }) })).hits
      .length;
  expect(await found('retail-sales')).toBe(1);
  expect(await found('general-sales')).toBe(0);
  await app.window('admin').api.library.remove({ documentId: id });
  expect(await found()).toBe(0);
});

test('words that tell nothing are found where nothing else is asked', async () => {
  const { test: app } = await startBranch();
  await importText(app, 'Many notes', material);
  const { hits } = await app.window('trainee').api.library.search({ text: 'to the', limit: 4 });
  expect(hits).toHaveLength(4);
});

test.each([
  ['a letter too few', 'adhesve'],
  ['a letter too many', 'appointmment'],
  ['two letters swapped', 'hairilne'],
])('a word with a slip (%s) is found, and marked where it stands', async (_slip, typed) => {
  const { test: app } = await startBranch();
  await importText(app, 'Many notes', material);
  const { hits } = await app.window('trainee').api.library.search({ text: `the ${typed}`, limit: 3 });
  expect(hits).toHaveLength(3);
  expect(hits.every(({ snippet }) => snippet.some(({ hit }) => hit))).toBe(true);
});

test('a word that is there is never taken for a slip of another', async () => {
  const { test: app } = await startBranch();
  await importText(
    app,
    'Two words',
    '# One\n\nThe client waits.\n\n# Other\n\nThe clients of a clinic wait.',
  );
  const { hits } = await app.window('trainee').api.library.search({ text: 'clinic' });
  expect(hits.map(({ heading }) => heading)).toEqual(['Other']);
});

test('on a full disk a document of an earlier version waits, which is told, and is found once there is room', async () => {
  const disk = smallDisk();
  const { test: before } = await startBranch({ disk });
  const id = await importText(before, 'Many notes', material);
  await expect.poll(learned(before)).toBe(48);
  disk.leave(disk.reserveBytes - 1);
  const after = await before.restart((run) => {
    run('DELETE FROM passage_blocks');
    run('UPDATE documents SET terms_by = 0');
  });
  await asAdminAgain(after);
  const { api } = after.window('admin');
  expect((await api.library.search({ text: 'hairline' })).hits).toEqual([]);
  expect(await api.library.index({})).toMatchObject({ passages: 0, waiting: 1 });
  disk.leave(100 * disk.reserveBytes);
  await api.system.retryOpening({});
  await expect
    .poll(async () => (await api.library.search({ text: 'hairline', limit: 1 })).hits[0]?.documentId)
    .toBe(id);
  expect(await api.library.index({})).toMatchObject({ passages: 48, waiting: 0 });
});
