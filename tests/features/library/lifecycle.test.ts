import { describe, expect, test } from 'vitest';
import type { Standing } from '#features/library/contract/shapes.ts';
import { startBranch } from '#tests/support/start-branch.ts';

const categoryId = 'retail-sales';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (title: string, text: string) => ({
  categoryId,
  title,
  fileName: 'note.txt',
  content: bytes(text),
});
const sealed = 'Sealed bottles are exchanged at the desk within fourteen days of the purchase.';

async function setUp(policy: Readonly<Record<string, unknown>> = {}) {
  const { test: app, world } = await startBranch({ policy: { limitFactor: 1000, ...policy } });
  const [admin, trainee] = [app.window('admin'), app.window('trainee')];
  const add = async (title: string, text: string): Promise<string> =>
    (await admin.api.library.import(file(title, text))).id;
  const govern = (documentId: string, more: object = {}) =>
    admin.api.library.govern({ documentId, approval: 'approved', ...more });
  /** In how many ways somebody comes to a document: listed, counted, found, read, practised with. */
  const waysTo = async (who: typeof trainee, documentId: string) => {
    const { api } = who;
    const listed = (await api.library.list({})).items.some(({ id }) => id === documentId);
    const counted = (await api.library.categories({})).some(({ documents }) => documents > 0);
    const found = (await api.library.search({ text: 'sealed bottles' })).hits.some(
      (hit) => hit.documentId === documentId,
    );
    const read = (await who.call('library.document', { documentId })).ok;
    const { interview } = await api.roleplay.lobby({ categoryId });
    return { listed, counted, found, read, asked: interview };
  };
  return { app, world, admin, trainee, add, govern, waysTo };
}
const none = { listed: false, counted: false, found: false, read: false, asked: false };
const all = { listed: true, counted: true, found: true, read: true, asked: true };
const forAdmins = { listed: true, counted: true, found: false, read: true, asked: false };

describe('what is not in force', () => {
  test.each<[string, object, Standing]>([
    ['a draft', { approval: 'draft' }, 'draft'],
    ['withdrawn', { approval: 'withdrawn' }, 'withdrawn'],
    ['not valid yet', { validFrom: '2999-01-01' }, 'upcoming'],
    ['not valid any more', { validUntil: '2000-01-01' }, 'expired'],
  ])('%s: trainees come to it in no way, and admins see how it stands', async (_what, how, standing) => {
    const { admin, trainee, add, govern, waysTo } = await setUp();
    const id = await add('Returns', sealed);
    expect(await waysTo(trainee, id)).toEqual(all);
    await govern(id, how);
    expect(await waysTo(trainee, id)).toEqual(none);
    expect(await waysTo(admin, id)).toEqual(forAdmins);
    expect((await admin.api.library.list({ standing })).items).toMatchObject([{ id, standing }]);
    expect((await admin.api.library.list({ standing: 'valid' })).total).toBe(0);
    // Who is no admin is told nothing by asking for it.
    expect((await trainee.api.library.list({ standing })).total).toBe(0);
    await govern(id);
    expect(await waysTo(trainee, id)).toEqual(all);
  });

  test('is not passed on in a pack, and a draft is not cited by a session that is planned', async () => {
    const { admin, trainee, add, govern } = await setUp();
    const id = await add('Returns', sealed);
    await govern(id, { approval: 'draft' });
    const pack = { id: 'desk', version: 1, title: 'Desk', publisher: 'A house', about: 'Notes of the desk.' };
    expect(await admin.call('packs.export', { ...pack, categoryIds: [categoryId] })).toMatchObject({
      error: { code: 'PACK_EMPTY' },
    });
    const start = { kind: 'interview', categoryId, difficulty: 'basic', minutes: 10 };
    expect(await trainee.call('roleplay.start', start)).toMatchObject({ ok: false });
  });

  test('a document that is valid until a day is gone at midnight, where the PC is, without a restart', async () => {
    const { app, trainee, add, govern, waysTo } = await setUp();
    const today = app.clock.now().toLocaleDateString('sv', { timeZone: 'Europe/London' });
    const id = await add('Returns', sealed);
    await govern(id, { validFrom: today, validUntil: today });
    expect(await waysTo(trainee, id)).toEqual(all);
    const midnight = Date.parse(`${today}T24:00:00.000Z`);
    app.clock.advance(midnight - app.clock.now().getTime() - 1);
    await trainee.call('accounts.signIn', { identifier: 'trainee', password: 'brisk kettle of trainee' });
    expect(await waysTo(trainee, id)).toEqual(all);
    app.clock.advance(1);
    expect(await waysTo(trainee, id)).toEqual(none);
  });

  test('many passages that are not in force leave the others found', async () => {
    const { admin, trainee, add, govern } = await setUp();
    const lines = Array.from({ length: 700 }, (_, at) => `## Rule ${at}\n\nSealed bottles, sealed.\n`);
    const { id: expired } = await admin.api.library.import({
      ...file('Old rules', lines.join('\n')),
      fileName: 'old.md',
    });
    await govern(expired, { validUntil: '2000-01-01' });
    const id = await add('Returns', sealed);
    const { hits } = await trainee.api.library.search({ text: 'sealed bottles' });
    expect(hits.map(({ documentId }) => documentId)).toEqual([id]);
  });

  test('imports by hand wait as drafts where the setting says so; samples do not', async () => {
    const { admin, trainee, add, waysTo, govern } = await setUp({ newDocuments: 'draft' });
    const id = await add('Returns', sealed);
    expect(await waysTo(trainee, id)).toEqual(none);
    expect((await admin.api.library.list({})).items).toMatchObject([{ standing: 'draft' }]);
    await govern(id);
    expect(await waysTo(trainee, id)).toEqual(all);
    await admin.api.library.addSamples({});
    expect((await admin.api.library.list({ standing: 'draft' })).total).toBe(0);
  });

  test('a report says which of its sources are no longer in use', async () => {
    const { app, world, admin, govern } = await setUp();
    const { id: documentId } = await world.document();
    const { id: sessionId } = await world.finishedSession();
    const removed = async () => (await app.window('trainee').api.reports.get({ sessionId })).removedSources;
    expect(await removed()).toEqual([]);
    await govern(documentId, { approval: 'withdrawn' });
    expect(await removed()).toEqual(['First adjustment']);
    await govern(documentId);
    await admin.api.library.remove({ documentId });
    expect(await removed()).toEqual(['First adjustment']);
  });
});

describe('setting owner, days and approval', () => {
  test('says what was set, and on record is what, and who is the owner now', async () => {
    const { app, world, admin, add, govern } = await setUp();
    const documentId = await add('Returns', sealed);
    const ownerId = await world.idOf('trainer');
    expect(
      await govern(documentId, { ownerId, validFrom: '2026-01-01', validUntil: '2999-06-30' }),
    ).toMatchObject({
      owner: { id: ownerId, name: 'The trainer' },
      approval: 'approved',
      validFrom: '2026-01-01',
      validUntil: '2999-06-30',
      binned: null,
      versions: [{ id: documentId, version: 1, isCurrent: true }],
    });
    const [row] = await app.rows<{ details: string }>(
      "SELECT subject_id, subject_type, details FROM audit WHERE action = 'content.governed'",
    );
    expect(row).toMatchObject({ subject_id: documentId, subject_type: 'document' });
    expect(JSON.parse(row?.details ?? '')).toEqual({
      approval: 'approved',
      owner: ownerId,
      from: '2026-01-01',
      until: '2999-06-30',
    });
    expect(await admin.api.library.govern({ documentId, approval: 'draft' })).toMatchObject({
      owner: null,
      validFrom: null,
    });
  });

  test.each([
    ['a last day before the first', { validFrom: '2026-05-02', validUntil: '2026-05-01' }, 'validUntil'],
    ['a day that the calendar does not have', { validUntil: '2026-02-30' }, 'validUntil'],
    ['an approval that there is not', { approval: 'perhaps' }, 'approval'],
  ])('%s is refused', async (_what, more, path) => {
    const { admin, add } = await setUp();
    const documentId = await add('Returns', sealed);
    expect(await admin.call('library.govern', { documentId, approval: 'approved', ...more })).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path }] } },
    });
  });

  test('an owner who is erased leaves the document, and no id', async () => {
    const { app, world, admin, add, govern } = await setUp();
    const documentId = await add('Returns', sealed);
    const accountId = await world.idOf('trainee');
    await govern(documentId, { ownerId: accountId });
    const erase = { accountId, username: 'trainee', password: 'brisk kettle of admin' };
    await admin.api.myData.erasePerson(erase);
    expect((await admin.api.library.life({ documentId })).owner).toBeNull();
    expect(await app.rows('SELECT owner_id FROM documents')).toEqual([{ owner_id: null }]);
  });
});

describe('the bin', () => {
  test('what is put there is gone for everybody, and comes back as it was', async () => {
    const { app, admin, trainee, add, waysTo } = await setUp();
    const documentId = await add('Returns', sealed);
    const binnedAt = app.clock.now().toISOString();
    const goesAt = new Date(app.clock.now().getTime() + 30 * 86_400_000).toISOString();
    expect(await admin.api.library.remove({ documentId })).toEqual({ documentId, goesAt });
    expect(await waysTo(trainee, documentId)).toEqual(none);
    expect(await waysTo(admin, documentId)).toEqual({ ...none, read: true });
    expect((await admin.api.library.bin({})).items).toMatchObject([
      { id: documentId, title: 'Returns', binnedAt, goesAt, isCurrent: true },
    ]);
    expect((await admin.api.library.life({ documentId })).binned).toEqual({
      at: binnedAt,
      by: 'The admin',
      goesAt,
    });
    // Twice is once: it goes when it was to go.
    app.clock.advance(60_000);
    expect(await admin.api.library.remove({ documentId })).toEqual({ documentId, goesAt });
    await admin.api.library.restore({ documentId });
    expect(await waysTo(trainee, documentId)).toEqual(all);
    expect((await admin.api.library.bin({})).total).toBe(0);
  });

  test('what lies there is not governed, no version of it is chosen, and its file may be imported anew', async () => {
    const { admin, add } = await setUp();
    const documentId = await add('Returns', sealed);
    await admin.api.library.remove({ documentId });
    const inBin = { error: { code: 'IN_BIN' } };
    expect(await admin.call('library.govern', { documentId, approval: 'approved' })).toMatchObject(inBin);
    expect(await admin.call('library.makeCurrent', { documentId })).toMatchObject(inBin);
    expect(await add('Returns again', sealed)).not.toBe(documentId);
    await admin.api.library.restore({ documentId });
    expect((await admin.api.library.list({})).total).toBe(2);
  });

  test('who reads a document while it is put there reads on, and is told that it is gone when they open it again', async () => {
    const { admin, trainee, add } = await setUp();
    const documentId = await add('Returns', sealed);
    const [read, removed] = await Promise.all([
      trainee.call('library.document', { documentId }),
      admin.call('library.remove', { documentId }),
    ]);
    expect([read.ok, removed.ok]).toEqual([true, true]);
    expect(await trainee.call('library.document', { documentId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });
});

describe('versions', () => {
  test('an earlier version can be made the one that counts again, and search follows', async () => {
    const { app, add, waysTo } = await setUp();
    const first = await add('Returns', sealed);
    const second = await add(
      'Returns, new',
      'Opened jars are never exchanged, whatever the date of purchase.',
    );
    await app.app.close();
    const later = await app.restart((run) => {
      run('UPDATE documents SET family = ?, version = 2 WHERE id = ?', first, second);
      run('UPDATE documents SET superseded_by = ? WHERE id = ?', second, first);
    });
    const window = later.window('admin');
    await window.api.accounts.signIn({ identifier: 'admin', password: 'brisk kettle of admin' });
    await later.window('trainee').api.accounts.signIn({
      identifier: 'trainee',
      password: 'brisk kettle of trainee',
    });
    expect(await waysTo(later.window('trainee'), first)).toEqual({
      ...none,
      listed: false,
      counted: true,
      asked: true,
    });
    expect((await window.api.library.document({ documentId: first })).text).toBe(sealed);
    const { versions } = await window.api.library.makeCurrent({ documentId: first });
    expect(versions).toMatchObject([
      { id: second, version: 2, isCurrent: false },
      { id: first, version: 1, isCurrent: true },
    ]);
    expect(await waysTo(later.window('trainee'), first)).toEqual(all);
    const { hits } = await later.window('trainee').api.library.search({ text: 'opened jars' });
    expect(hits.map(({ documentId }) => documentId)).not.toContain(second);
  });
});
