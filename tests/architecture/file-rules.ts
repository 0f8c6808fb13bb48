import ts from 'typescript';
import type { Rule } from './rule.ts';
import { lineOf, type Source } from './source.ts';

const most = 400;

const each = (name: string, broken: (source: Source) => readonly string[]): Rule => ({
  name,
  check: (sources) => sources.flatMap(broken),
});

export const shortFiles = each(`no file is longer than ${most} lines`, ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length;
  return lines > most ? [`${path}:${most} has ${lines} lines`] : [];
});

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const vague = /^(utils?|helpers?|common|misc|(\w+-)?managers?)$/;

export const tellingNames = each(
  'files and folders have kebab-case names that say what is in them',
  ({ path }) =>
    path.split('/').flatMap((part) => {
      const name = part.replace(/(\.(test|module|config|d))?\.[a-z]+$/, '');
      if (!kebab.test(name)) return [`${path}:1 is not in kebab case: ${part}`];
      return vague.test(name) ? [`${path}:1 has a name that says nothing: ${part}`] : [];
    }),
);

const isReExport = (statement: ts.Statement) =>
  ts.isImportDeclaration(statement) ||
  (ts.isExportDeclaration(statement) && statement.exportClause?.kind !== ts.SyntaxKind.NamespaceExport);

export const noBarrels = each('no file only passes on what other files export', ({ path, ast }) => {
  const exports = ast.statements.filter(ts.isExportDeclaration);
  const stars = exports.filter(({ moduleSpecifier, exportClause }) => moduleSpecifier && !exportClause);
  const isBarrel = exports.length > 0 && ast.statements.every(isReExport);
  return [
    ...stars.map((star) => `${path}:${lineOf(ast, star)} exports everything of another file`),
    ...(isBarrel ? [`${path}:1 is a barrel`] : []),
  ];
});

const isDefault = (statement: ts.Statement): boolean => {
  if (ts.isExportAssignment(statement)) return true;
  if (
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
  ) {
    return statement.exportClause.elements.some((element) => element.name.text === 'default');
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
};

export const noDefaultExports = each('nothing is exported without a name', ({ path, ast }) =>
  ast.statements
    .filter(isDefault)
    .map((statement) => `${path}:${lineOf(ast, statement)} has a default export`),
);

/** Written so that this file keeps the rule that it states. */
const unfinished = /\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\b/;

export const nothingPutOff = each('no file marks work that is put off', ({ path, text }) =>
  text
    .split('\n')
    .flatMap((line, index) => (unfinished.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
);
