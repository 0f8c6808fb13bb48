import { describe, expect, test } from 'vitest';
import { startBranch } from '../support/start-branch.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { listSeeds } from './list-seeds.ts';
import { operations } from './operations.ts';

type Page = { items: unknown[]; total: number; pageSize: number; totalPages: number };

/** A list is known by what it answers. */
const lists = operations.filter(({ op }) => {
  const shape = (op.output as { shape?: Record<string, unknown> }).shape ?? {};
  return 'items' in shape && 'totalPages' in shape;
});
const rowCounts = [0, 1, 100, 10_000] as const;
/** What one list may ask of the store, with what admission asks about the caller (PRODUCT 2.4). */
const mostStatements = 3;

test('every operation that answers a page can be filled', () => {
  expect(lists.map(({ path }) => path).toSorted()).toEqual(Object.keys(listSeeds).toSorted());
});

/** Tables that are shorter than any page: to read one whole is the shortest way, and statistics say so. */
async function shortTables(branch: TestApp): Promise<ReadonlySet<string>> {
  const short = await branch.rows<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table'
     AND name NOT IN (SELECT tbl FROM sqlite_stat1 WHERE cast(stat AS INTEGER) >= 20)`,
  );
  return new Set(short.map(({ name }) => name));
}

/** The steps of a plan that read more rows than a page or a covering index holds. */
async function scansOf(branch: TestApp, sql: string, short: ReadonlySet<string>): Promise<string[]> {
  const unbound = Array.from({ length: sql.split('?').length - 1 }, () => 0);
  const steps = await branch.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...unbound);
  const details = steps.map(({ detail }) => detail);
  /** A query within the query, which has steps of its own. */
  const isQuery = (name: string): boolean => new RegExp(`\\) (as )?"?${name}\\b`, 'i').test(sql);
  // Walking an index in its order ends with the page; sorting, or filtering by something else, would not.
  const endsWithPage = / limit \?/i.test(sql) && !details.some((detail) => detail.includes('TEMP B-TREE'));
  return details.filter((detail) => {
    const [step, name = ''] = detail.split(' ');
    if (step !== 'SCAN' || detail === 'SCAN CONSTANT ROW' || isQuery(name)) return false;
    if (detail.includes('USING COVERING INDEX') || short.has(name)) return false;
    // A list of everything may walk the table itself: its rows lie in their order.
    const isInOrder = detail.includes('USING INDEX') || !/ where /i.test(sql);
    return !(endsWithPage && isInOrder);
  });
}

describe.each(lists)('$path', ({ path }) => {
  const seed = listSeeds[path];

  test.each(rowCounts)('reads %i rows in at most three statements, and scans no table', async (count) => {
    if (seed === undefined) throw new Error(`${path} has no seed.`);
    const { test: branch, world } = await startBranch();
    const already = typeof seed.already === 'number' ? seed.already : await seed.already(branch);
    if (count > 0) await seed.fill(branch, world, count);
    const window = branch.window(seed.as);
    const ask = async (input: object): Promise<{ page: Page; statements: readonly string[] }> => {
      const before = branch.statements.length;
      const reply = await window.call(path, input);
      expect(reply).toMatchObject({ ok: true });
      return { page: (reply as { data: unknown }).data as Page, statements: branch.statements.slice(before) };
    };

    for (const statistics of ['as the app leaves them', 'of all rows']) {
      if (statistics === 'of all rows') await branch.change((run) => run('ANALYZE'));
      const short = statistics === 'of all rows' ? await shortTables(branch) : new Set<string>();
      for (const input of seed.inputs) {
        const { page } = await ask({ ...input, page: 1 });
        if (input === seed.inputs[0]) expect(page.total).toBe(already + count);
        const last = await ask({ ...input, page: page.totalPages });
        expect(last.page.items.length).toBe(
          Math.min(page.total, page.total % page.pageSize || page.pageSize),
        );
        expect(last.statements.length).toBeLessThanOrEqual(mostStatements);
        for (const sql of last.statements) {
          expect(await scansOf(branch, sql, short), `${sql}, statistics ${statistics}`).toEqual([]);
        }
      }
    }
  });
});
