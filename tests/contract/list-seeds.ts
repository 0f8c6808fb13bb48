import type { SamplePerson, World } from '#contract/sample.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { aPng } from '../support/picture-files.ts';
import { cloneRows, numberedId } from './clone-rows.ts';

/** How a list is filled and asked. */
type ListSeed = {
  readonly as: SamplePerson;
  /** Rows that every branch has; asked before it is filled where that depends on what it was made with. */
  readonly already: number | ((test: TestApp) => Promise<number>);
  /** Adds this many rows, at least one. */
  readonly fill: (test: TestApp, world: World, count: number) => Promise<void>;
  /** Every way to ask: each filter alone and with the others, one that finds many and one that finds nothing. */
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
};

const categoryId = 'after-fixing-objection';
const later = "strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '+' || n || ' minutes')";

async function fillReports(test: TestApp, world: World, count: number): Promise<void> {
  await world.finishedSession();
  if (count === 1) return;
  await cloneRows(test, 'sessions', count - 1, { id: numberedId });
  // One in ten belongs to somebody else, and they are spread over the categories.
  await cloneRows(test, 'reports', count - 1, {
    session_id: numberedId,
    ended_at: later,
    account_id: 'CASE WHEN n % 10 = 0 THEN (SELECT max(id) FROM accounts) ELSE one.account_id END',
    category_id: `(SELECT id FROM categories WHERE position % 12 = n % 12 UNION ALL SELECT '${categoryId}' LIMIT 1)`,
  });
}

/** Somebody who did a third of what was done, and a thing that a third was done to. */
const somebody = '00000000-0000-7000-8000-00000000000a';
const something = '00000000-0000-7000-8000-00000000000b';

/** For each operation that answers a page. */
export const listSeeds: Readonly<Record<string, ListSeed>> = {
  'accounts.list': {
    as: 'admin',
    already: 5,
    fill: (test, _world, count) =>
      cloneRows(test, 'accounts', count, {
        id: numberedId,
        username: "'person' || n",
        username_key: "'person' || n",
        name: "char(65 + n % 26) || 'ma Mensah ' || n",
        name_key: "char(97 + n % 26) || 'ma mensah ' || n",
        search_key: "char(97 + n % 26) || 'ma mensah ' || n || char(10) || 'person' || n",
        status: "CASE WHEN n % 7 = 0 THEN 'inactive' ELSE 'active' END",
        waiting: 'n % 14 = 0',
      }),
    inputs: [
      {},
      { search: 'mensah' },
      { search: 'Person7 Ménsah' },
      { search: 'nobody of that name' },
      { status: 'active' },
      { status: 'inactive' },
      { status: 'waiting' },
      { status: 'locked' },
      { status: 'asking' },
      { status: 'active', search: 'person' },
    ],
  },
  'audit.list': {
    as: 'viewer',
    already: async (test) => (await test.rows('SELECT seq FROM audit')).length,
    fill: (test, _world, count) =>
      cloneRows(test, 'audit', count, {
        seq: '(SELECT max(seq) FROM audit) + n',
        at: later,
        action: "CASE WHEN n % 2 = 0 THEN 'report.viewed' ELSE 'session.signedIn' END",
        actor_id: `CASE WHEN n % 3 = 0 THEN '${somebody}' ELSE one.actor_id END`,
        subject_id: `CASE WHEN n % 3 = 1 THEN '${something}' ELSE NULL END`,
        outcome: "CASE WHEN n % 10 = 0 THEN 'refused' ELSE 'done' END",
      }),
    inputs: [
      {},
      { pageSize: 1000 },
      { personId: somebody },
      { action: 'report.viewed' },
      { outcome: 'refused' },
      { outcome: 'done' },
      { subjectId: something },
      { from: '2026-01-02' },
      { from: '2026-01-02', to: '2026-01-03' },
      { to: '2025-01-01' },
      {
        personId: somebody,
        action: 'report.viewed',
        outcome: 'refused',
        from: '2026-01-02',
        to: '2026-01-05',
      },
      { personId: somebody, subjectId: something, action: 'nothing.like' },
    ],
  },
  'library.bin': {
    as: 'admin',
    already: 0,
    fill: async (test, world, count) => {
      const { id: documentId } = await world.document();
      await test.window('admin').api.library.remove({ documentId });
      if (count === 1) return;
      await cloneRows(test, 'documents', count - 1, {
        id: numberedId,
        unique_id: numberedId,
        content_hash: "'hash ' || n",
        binned_at: later,
      });
    },
    inputs: [{}, { pageSize: 100 }],
  },
  'library.goldenQuestions': {
    as: 'admin',
    already: 0,
    fill: async (test, world, count) => {
      const { id: documentId, categoryId: of } = await world.document();
      const { api } = test.window('admin');
      const passages = [{ documentId, start: 0, end: 400 }];
      await api.library.goldenAdd({ categoryId: of, text: 'What is said first?', passages });
      await api.library.goldenMeasure({});
      if (count === 1) return;
      await cloneRows(test, 'golden_questions', count - 1, {
        id: numberedId,
        written_at: later,
        category_id: `(SELECT id FROM categories WHERE position % 12 = n % 12 UNION ALL SELECT '${categoryId}' LIMIT 1)`,
      });
      await cloneRows(test, 'golden_passages', count - 1, { question_id: numberedId });
      await cloneRows(test, 'golden_ranks', count - 1, { question_id: numberedId, rank: '1 + n % 60' });
    },
    inputs: [{}, { pageSize: 100 }, { categoryId }, { categoryId: 'general-sales' }],
  },
  'pictures.list': {
    as: 'admin',
    already: 0,
    fill: async (test, _world, count) => {
      await test.window('admin').api.pictures.add({ name: 'A dot', alt: '', content: aPng() });
      if (count === 1) return;
      await cloneRows(test, 'pictures', count - 1, {
        id: numberedId,
        content_hash: "'hash ' || n",
        added_at: later,
      });
    },
    inputs: [{}, { pageSize: 100 }],
  },
  'library.list': {
    as: 'admin',
    already: 0,
    fill: async (test, world, count) => {
      await world.document();
      if (count === 1) return;
      await cloneRows(test, 'documents', count - 1, {
        id: numberedId,
        unique_id: numberedId,
        content_hash: "'hash ' || n",
        approval: "CASE WHEN n % 5 = 0 THEN 'draft' WHEN n % 7 = 0 THEN 'withdrawn' ELSE 'approved' END",
        valid_from: "CASE WHEN n % 11 = 0 THEN '2900-01-01' END",
        valid_until: "CASE WHEN n % 6 = 0 THEN '2020-01-01' WHEN n % 11 = 0 THEN '2900-02-01' END",
        imported_at: later,
        category_id: `(SELECT id FROM categories WHERE position % 12 = n % 12 UNION ALL SELECT '${categoryId}' LIMIT 1)`,
      });
    },
    inputs: [
      {},
      { categoryId },
      { categoryId: 'general-sales' },
      ...['valid', 'draft', 'withdrawn', 'expired', 'upcoming'].flatMap((standing) => [
        { standing },
        { standing, categoryId },
      ]),
    ],
  },
  'library.queue': {
    as: 'admin',
    already: 0,
    fill: async (test, world, count) => {
      await world.call('admin', 'library.pauseImport', {});
      const batch = (await world.call('admin', 'library.openBatch', { files: 1, bytes: 1000 })) as object;
      await world.call('admin', 'library.enqueue', {
        ...batch,
        categoryId,
        title: 'First file',
        fileName: 'first.txt',
        content: new TextEncoder().encode('The first file of the queue.'),
      });
      if (count === 1) return;
      await cloneRows(test, 'import_items', count - 1, {
        number: 'one.number + n',
        id: numberedId,
        content_hash: "'hash ' || n",
        state:
          "CASE n % 5 WHEN 0 THEN 'waiting' WHEN 1 THEN 'choice' WHEN 2 THEN 'failed' WHEN 3 THEN 'done' ELSE 'skipped' END",
      });
    },
    inputs: [{}],
  },
  'reports.list': {
    as: 'trainer',
    already: 0,
    fill: fillReports,
    inputs: [
      { whose: 'all' },
      { whose: 'all', categoryId },
      { whose: 'mine' },
      { whose: 'mine', categoryId },
    ],
  },
};
