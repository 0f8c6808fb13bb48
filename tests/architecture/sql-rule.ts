import ts from 'typescript';
import { shipped, type Rule } from './rule.ts';
import { lineOf, walk, type Source } from './source.ts';

const isStore = (path: string) => path.endsWith('/store.ts') || path.startsWith('src/main/platform/db/');
const isSchema = (path: string) => /^src\/(main\/kernel|features\/[^/]+\/main)\/schema\.ts$/.test(path);

/** A statement, in the capitals that SQL is written in here; an English sentence does not match. */
const statement =
  /\b(SELECT\s[\s\S]*\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s|(CREATE|DROP|ALTER)\s+(VIRTUAL\s+|UNIQUE\s+|TEMP\s+)?(TABLE|INDEX|VIEW|TRIGGER)\s)/;

const statementsIn = ({ path, ast }: Source): readonly string[] => {
  const found: string[] = [];
  walk(ast, (node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (isText && statement.test(node.getText(ast))) found.push(`${path}:${lineOf(ast, node)} holds SQL`);
  });
  return found;
};

const queriesIn = ({ path, imports }: Source): readonly string[] =>
  imports.flatMap(({ specifier, file, line }) => {
    const isBuilder = specifier === 'drizzle-orm' || specifier.startsWith('drizzle-orm/');
    if (isBuilder && !(isSchema(path) && specifier === 'drizzle-orm/sqlite-core')) {
      return [`${path}:${line} imports the query builder`];
    }
    if (file !== null && isSchema(file) && !isSchema(path))
      return [`${path}:${line} imports the tables of ${file}`];
    return [];
  });

export const sqlOnlyInStores: Rule = {
  name: 'only store.ts files and platform/db hold SQL or query tables, and tables are declared in schema.ts',
  check: (sources) =>
    shipped(sources)
      .filter((source) => !isStore(source.path))
      .flatMap((source) => [...statementsIn(source), ...queriesIn(source)]),
};
