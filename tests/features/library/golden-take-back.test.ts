import { describe, expect, test } from 'vitest';
import { goldenBranch, handbook } from './golden-branch.ts';

describe('taking back', () => {
  const replaced = async () => {
    const branch = await goldenBranch();
    const { app, add, ask, measure } = branch;
    const old = await add('Price list', handbook);
    const thrown = await add('Thrown away', 'Nothing of interest stands in this one.');
    await ask(old, 'When is the till counted?');
    await measure();
    const next = await add('Price list', 'Prices of the new year, without anything else.');
    const added = await add('Also new', 'An extra note.');
    await branch.admin.remove({ documentId: thrown });
    await app.change((run) => {
      run('UPDATE documents SET family = ?, version = 2 WHERE id = ?', old, next);
      run('UPDATE documents SET superseded_by = ? WHERE id = ?', next, old);
    });
    await branch.admin.reindex({ documentId: old });
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
});
