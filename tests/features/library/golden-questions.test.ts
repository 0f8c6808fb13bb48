import { describe, expect, test } from 'vitest';
import { answers, categoryId, goldenBranch, handbook } from './golden-branch.ts';

const patience = { timeout: 20_000 };

describe('what is asked', () => {
  test('is refused where its passage is no text of the category that is for everybody', async () => {
    const { admin, call, add, placeOf } = await goldenBranch();
    const documentId = await add('Handbook', handbook);
    const elsewhere = await add('Other', 'A text of another category, of some length.', 'general-sales');
    const draft = await add('Draft', 'A text that nobody has approved as of yet.');
    await admin.govern({ documentId: draft, approval: 'draft' });
    const whole = { start: 0, end: 40 };
    const text = 'When is the till counted?';
    const code = async (passages: unknown, more: object = {}) => {
      const reply = await call('goldenAdd', { categoryId, text, passages, ...more });
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(await code([{ documentId: elsewhere, ...whole }])).toBe('OTHER_CATEGORY');
    expect(await code([{ documentId: draft, ...whole }])).toBe('OUT_OF_FORCE');
    expect(await code([{ documentId: '00000000-0000-7000-8000-000000000000', ...whole }])).toBe('NOT_FOUND');
    expect(await code([{ documentId, start: 90_000, end: 90_040 }])).toBe('NOT_IN_TEXT');
    // A heading is no passage.
    expect(await code([{ documentId, start: 0, end: 10 }])).toBe('NOT_IN_TEXT');
    for (const passages of [
      [],
      [{ documentId, start: 40, end: 0 }],
      [{ documentId, start: -1, end: 40 }],
      [{ documentId, start: 0, end: 5 }],
      [{ documentId, start: 0, end: 2001 }],
      [{ documentId, start: 0.5, end: 40 }],
      Array.from({ length: 6 }, () => ({ documentId, ...whole })),
    ]) {
      expect(await code(passages)).toBe('INVALID_INPUT');
    }
    const passages = [await placeOf(documentId, answers['When is the till counted?'])];
    for (const bad of ['x'.repeat(2000), 'When\u0000 is it?', 'a\nb', '??', '\u200B\u200B\u200B\u200B']) {
      expect(await code(passages, { text: bad }), bad.slice(0, 20)).toBe('INVALID_INPUT');
    }
    expect(await code(passages, { categoryId: 'no-such-category' })).toBe('INVALID_INPUT');
    expect(await code(passages, { text: 'When is the till 🧮 counted? 😀' })).toBe('ok');
    expect(await code(passages)).toBe('ok');
    expect(await code(passages, { text: '  when is the TILL   counted? ' })).toBe('ASKED_ALREADY');
  });

  test('that search can make nothing of is measured as not found', async () => {
    const { admin, add, placeOf, measure, listed } = await goldenBranch();
    const documentId = await add('Handbook', handbook);
    const passages = [await placeOf(documentId, answers['When is the till counted?'])];
    await admin.goldenAdd({ categoryId, text: 'q 😀 1', passages });
    await measure();
    expect(await listed()).toMatchObject([
      { now: { rank: null }, first: null, passages: [{ isGone: false }] },
    ]);
  });

  test('is at most 200 a category', async () => {
    const { app, call, add, ask, placeOf } = await goldenBranch();
    const documentId = await add('Handbook', handbook);
    const { id } = await ask(documentId, 'When is the till counted?');
    await app.change((run) =>
      run(
        `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 199)
        INSERT INTO golden_questions (id, category_id, text, is_draft, written_at)
        SELECT 'more' || n, 'retail-sales', 'More ' || n, 0, '2026' FROM n`,
      ),
    );
    const passages = [await placeOf(documentId, answers['Who signs for a damaged parcel?'])];
    const asked = { categoryId, text: 'Who signs for it?', passages };
    expect(await call('goldenAdd', asked)).toMatchObject({ error: { code: 'TOO_MANY' } });
    expect(await call('goldenDraft', { categoryId })).toMatchObject({ error: { code: 'TOO_MANY' } });
    await call('goldenRemove', { questionId: id });
    expect(await call('goldenAdd', asked)).toMatchObject({ ok: true });
    expect(await call('goldenRestore', { questionId: id })).toMatchObject({ error: { code: 'TOO_MANY' } });
  });

  test('can be brought back for a day with its place in the measurements, and then is gone', async () => {
    const { app, admin, call, add, ask, measure, listed } = await goldenBranch();
    const documentId = await add('Handbook', handbook);
    const { id: questionId } = await ask(documentId, 'When is the till counted?');
    await measure();
    await admin.goldenRemove({ questionId });
    expect(await listed()).toEqual([]);
    expect(await call('goldenEdit', { questionId, text: 'Anything else?' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    await admin.goldenRestore({ questionId });
    expect(await listed()).toMatchObject([{ id: questionId, now: { rank: 1 } }]);
    await admin.goldenRemove({ questionId });
    app.clock.advance(86_400_000);
    expect(await app.rows('SELECT id FROM golden_questions')).toHaveLength(1);
    app.clock.advance(5000);
    await expect.poll(() => app.rows('SELECT id FROM golden_questions'), patience).toEqual([]);
  });

  test('that was changed is measured anew and not compared with what it was', async () => {
    const { admin, add, ask, measure, report, listed, placeOf } = await goldenBranch();
    const documentId = await add('Handbook', handbook);
    const { id: questionId } = await ask(documentId, 'When is the till counted?');
    await measure();
    await admin.goldenEdit({ questionId, text: 'When is the till counted?' });
    expect((await report()).state).toBe('rest');
    const passages = [await placeOf(documentId, answers['Who signs for a damaged parcel?'])];
    await admin.goldenEdit({ questionId, text: 'Who signs for a damaged parcel?', passages });
    expect(await listed()).toMatchObject([{ now: null, before: null, first: null }]);
    await measure();
    expect(await listed()).toMatchObject([{ now: { rank: 1 }, passages: [{ title: 'Handbook' }] }]);
  });

  test('can be proposed from the material, and is measured once somebody takes it', async () => {
    const { app, admin, report, listed, measure } = await goldenBranch();
    await admin.addSamples({});
    const [sample] = (await admin.list({})).items;
    const of = sample?.category.id ?? '';
    const { added } = await admin.goldenDraft({ categoryId: of, count: 4 });
    expect(added).toBeGreaterThan(0);
    expect(await report()).toMatchObject({ questions: 0, drafts: added, state: 'rest' });
    const drafts = await listed();
    expect(drafts.every(({ isDraft, text }) => isDraft && text.endsWith('?'))).toBe(true);
    for (const { passages } of drafts) {
      const [place] = passages;
      const { text } = await admin.document({ documentId: place?.documentId ?? '' });
      expect(text.slice(place?.start, place?.end)).toBe(place?.quote);
    }
    const [first] = drafts;
    await admin.goldenEdit({ questionId: first?.id ?? '', text: first?.text ?? '' });
    await measure();
    expect(await report()).toMatchObject({ questions: 1, drafts: added - 1, now: { questions: 1 } });
    const again = await admin.goldenDraft({ categoryId: of, count: 4 });
    const texts = (await listed()).map(({ text }) => text);
    expect(new Set(texts).size).toBe(added + again.added);
    expect(app.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
