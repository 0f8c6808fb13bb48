import { posix } from 'node:path';
import ts from 'typescript';
import packageJson from '../../package.json' with { type: 'json' };

export type Import = {
  /** As it is written. */
  readonly specifier: string;
  /** The project file that it names, from the root; null for a package or a module of Node. */
  readonly file: string | null;
  readonly line: number;
  /** Gone once the types are stripped. `import { type A }` is not: the module still loads. */
  readonly typeOnly: boolean;
};

export type Source = {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
  readonly imports: readonly Import[];
};

/** The project's own import names (`#contract/…`) and the folders that they stand for, longest first. */
const ownNames = Object.entries(packageJson.imports)
  .map(([name, folder]) => [name.replace('*', ''), folder.replace(/^\.\/(.*)\*$/, '$1')] as const)
  .toSorted(([a], [b]) => b.length - a.length);

const fileOf = (importer: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier);
  const own = ownNames.find(([name]) => specifier.startsWith(name));
  return own === undefined ? null : own[1] + specifier.slice(own[0].length);
};

export const lineOf = (ast: ts.SourceFile, node: ts.Node): number =>
  ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;

/** Calls `visit` with every node below `node`, outermost first. */
export const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  ts.forEachChild(node, (child) => {
    visit(child);
    walk(child, visit);
  });
};

/** The module that a node brings in, and whether it is there for types alone. */
const broughtIn = (node: ts.Node): { module: ts.Node; typeOnly: boolean } | null => {
  if (ts.isImportDeclaration(node)) {
    return { module: node.moduleSpecifier, typeOnly: node.importClause?.isTypeOnly === true };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { module: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { module: node.argument.literal, typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.arguments[0] !== undefined) {
    const called = node.expression;
    const loads =
      called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
    if (loads) return { module: node.arguments[0], typeOnly: false };
  }
  return null;
};

export const parseSource = (path: string, text: string): Source => {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  walk(ast, (node) => {
    const found = broughtIn(node);
    if (found === null || !ts.isStringLiteralLike(found.module)) return;
    const specifier = found.module.text;
    imports.push({
      specifier,
      file: fileOf(path, specifier),
      line: lineOf(ast, node),
      typeOnly: found.typeOnly,
    });
  });
  return { path, text, ast, imports };
};
