import type { TestApp } from '../support/start-test-app.ts';

/** An id that stands for the row of this number: SQL over `n`. */
export const numberedId = "printf('00000000-0000-7000-8000-%012d', n)";

/**
 * Fills a table with copies of its first row, in one statement. They differ in the columns of `differing`, which are SQL
 * over `n`, the number of the copy from 1 on.
 */
export async function cloneRows(
  test: TestApp,
  table: string,
  count: number,
  differing: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = await test.rows<{ name: string }>('SELECT name FROM pragma_table_info(?)', table);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ name }) => differing[name] ?? `one."${name}"`).join(', ');
  await test.change((run) =>
    run(
      `WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ?)
       INSERT INTO "${table}" (${names})
       SELECT ${values} FROM series CROSS JOIN (SELECT * FROM "${table}" LIMIT 1) AS one`,
      count,
    ),
  );
}
