/**
 * SQL whose preparing does nothing. SQLite carries out some pragmas while it prepares them, and a statement of another
 * kind is rare.
 */
const readsOrWritesRows = /^\s*(?:select|with|insert|update|delete)\b/i;

/** More than the product has; lists of any length make a statement for each length. */
const mostKept = 256;

/**
 * Keeps prepared statements by their text, those that were asked for last. SQLite prepares them anew by itself where the
 * schema changed; what a driver remembers of their columns would not be that of the new one, so whoever changes the
 * schema has them forgotten.
 */
export function statementCache<Statement>(prepare: (sql: string) => Statement) {
  const kept = new Map<string, Statement>();
  return {
    prepare: (sql: string): Statement => {
      const known = kept.get(sql);
      if (known === undefined && !readsOrWritesRows.test(sql)) return prepare(sql);
      const statement = known ?? prepare(sql);
      // A map keeps the order in which things were put in.
      kept.delete(sql);
      kept.set(sql, statement);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? sql);
      return statement;
    },
    forget: (): void => kept.clear(),
  };
}
