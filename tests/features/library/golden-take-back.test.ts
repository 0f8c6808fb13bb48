import { describe, expect, test } from 'vitest';
import { answers, goldenBranch, handbook } from './golden-branch.ts';
import { queueOf, textFile } from './queue-of.ts';

describe('taking back', () => {
  const replaced = async () => {
    const branch = await goldenBranch();
    const { app, add, ask, measure } = branch;
    const old = await add('Price list', handbook);
    const thrown = await add('Thrown away', 'Nothing of interest stands in this one.');
    await ask(old, 'When is the till counted?');
    await measure();
    const queue = queueOf(app);
    const newList = textFile('prices', 'Prices of the new year, without anything else.', {
      title: 'Price list',
    });
    const [itemId = ''] = await queue.add(newList);
    await branch.admin.decideImport({ itemId, decision: 'replace' });
    await queue.settled();
    const next = (await queue.itemOf('Price list'))?.document?.id ?? '';
    const added = await add('Also new', 'An extra note.');
    await branch.admin.remove({ documentId: thrown });
    return { ...branch, old, next, added, thrown, measurement: await measure() };
  };

  test('puts the former version back, takes out of the bin what was put there, and bins what came, at once', async () => {
    const { admin, call, report, measure, listed, old, next, added, thrown, measurement } = await replaced();
    const { compared } = await report();
    expect(compared?.isWorse).toBe(true);
    const kinds = Object.fromEntries((compared?.changes ?? []).map((one) => [one.documentId, one.kind]));
    expect(kinds).toEqual({ [next]: 'replaced', [added]: 'added', [thrown]: 'binned' });
    expect(
      await call('goldenTakeBack', { measurement: measurement - 1, documentIds: [added] }),
    ).toMatchObject({ error: { code: 'REPORT_CHANGED' } });
    expect(await call('goldenTakeBack', { measurement, documentIds: [added, old] })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect((await admin.bin({})).items.map(({ id }) => id)).toEqual([thrown]);
    expect(await admin.goldenTakeBack({ measurement, documentIds: [next, added, thrown] })).toEqual({
      binned: 1,
      putBack: 2,
    });
    expect((await admin.list({})).items.map(({ id }) => id).toSorted()).toEqual([old, thrown].toSorted());
    expect((await admin.life({ documentId: old })).versions).toMatchObject([
      { id: next, isCurrent: false },
      { id: old, isCurrent: true },
    ]);
    await measure();
    expect(await report()).toMatchObject({ compared: null, now: { mrr: 1 } });
    expect(await listed()).toMatchObject([{ now: { rank: 1 } }]);
  });

  test('only what was chosen is taken back', async () => {
    const { admin, report, measure, next, added, thrown, measurement } = await replaced();
    await admin.goldenTakeBack({ measurement, documentIds: [next] });
    expect((await report()).compared?.changes.map(({ documentId }) => documentId).toSorted()).toEqual(
      [added, thrown].toSorted(),
    );
    await measure();
    expect((await report()).compared).toBeNull();
  });

  test('what was deleted for good is named as that, and cannot be', async () => {
    const { admin, call, report, thrown, measurement } = await replaced();
    await admin.purge({ documentId: thrown });
    expect((await report()).compared?.changes).toContainEqual({
      documentId: thrown,
      title: null,
      category: null,
      kind: 'deleted',
      canTakeBack: false,
    });
    expect(await call('goldenTakeBack', { measurement, documentIds: [thrown] })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('what a pack brought goes to the bin, and the pack does not bring it again', async () => {
    const { app, admin, add, ask, measure, report } = await goldenBranch();
    const packs = app.window('admin').api.packs;
    const handbookId = await add('Handbook', handbook);
    await ask(handbookId, 'When is the till counted?');
    await measure();
    const shipped = 'retail-and-consultation-sales';
    const { changes } = await packs.import({ shipped });
    await admin.remove({ documentId: handbookId });
    const measurement = await measure();
    const { compared } = await report();
    expect(compared).toMatchObject({ isWorse: true, changesInAll: changes.added + 1 });
    const documentIds = (compared?.changes ?? []).map(({ documentId }) => documentId);
    expect(await admin.goldenTakeBack({ measurement, documentIds })).toEqual({
      binned: changes.added,
      putBack: 1,
    });
    expect((await admin.list({})).items.map(({ id }) => id)).toEqual([handbookId]);
    await measure();
    expect(await report()).toMatchObject({ compared: null, now: { mrr: 1 } });
    expect((await packs.look({ shipped })).changes).toMatchObject({ added: 0, unchanged: 0 });
    await packs.import({ shipped });
    expect((await admin.list({})).total).toBe(1);
    // Out of the bin it is a document of its pack as before.
    const [restored] = documentIds.filter((id) => id !== handbookId);
    await admin.restore({ documentId: restored ?? '' });
    expect((await packs.look({ shipped })).changes).toMatchObject({ unchanged: 1 });
  });

  test('what was said of the bad version is found again in the one that is put back', async () => {
    const { admin, measure, listed, old, next, measurement } = await replaced();
    expect(await listed()).toMatchObject([{ now: { rank: null }, passages: [{ isGone: true }] }]);
    await admin.goldenTakeBack({ measurement, documentIds: [next] });
    const { hits } = await admin.search({ text: answers['When is the till counted?'] });
    expect(hits[0]?.documentId).toBe(old);
    await measure();
    expect(await listed()).toMatchObject([{ passages: [{ isGone: false, documentId: old }] }]);
  });
});
