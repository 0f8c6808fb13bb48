import ts from 'typescript';
import { shipped, type Rule } from './rule.ts';
import { lineOf, walk, type Source } from './source.ts';

/** Where the machine may be asked directly; everybody else gets a port. */
const machine = /^src\/main\/(platform|hosts)\//;
const window = /^src\/(renderer|features\/[^/]+\/renderer)\//;
const formatting = /^src\/renderer\/lib\/format\.ts$/;

/** What is read from a global or from a module of Node, and may not be outside the machine's own folders. */
const ambient = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.env',
  'process.hrtime',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const ambientImports = new Set([
  'env',
  'hrtime',
  'performance',
  'randomUUID',
  'randomBytes',
  'randomInt',
  'randomFillSync',
  'getRandomValues',
  'webcrypto',
]);

const nameIn = (node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | null => {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null;
};

/** `a.b` for both `a.b` and `a['b']`, with a leading `globalThis.` or `window.` taken off. */
const memberOf = (node: ts.Node): string | null => {
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return null;
  const name = nameIn(node);
  const of = memberOf(node.expression);
  if (name === null || of === null) return null;
  return of === 'globalThis' || of === 'window' || of === 'self' ? name : `${of}.${name}`;
};

/** An identifier that reads a value: not the name of a property, a declaration, or a type. */
const isValueUse = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name !== node;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
  return !(ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isBindingElement(parent));
};

const isClockRead = (node: ts.Node): boolean =>
  ((ts.isNewExpression(node) && (node.arguments?.length ?? 0) === 0) || ts.isCallExpression(node)) &&
  memberOf(node.expression) === 'Date';

const usesOf = (source: Source): readonly string[] => {
  const found: string[] = [];
  const report = (node: ts.Node, what: string) =>
    found.push(`${source.path}:${lineOf(source.ast, node)} uses ${what}`);
  const inWindow = window.test(source.path);
  walk(source.ast, (node) => {
    const member = ts.isIdentifier(node) ? null : memberOf(node);
    const isSmoothMotion = inWindow && member === 'performance.now';
    if (member !== null && ambient.has(member) && !isSmoothMotion) report(node, member);
    if (isClockRead(node) && !formatting.test(source.path)) report(node, 'the wall clock');
    if (!ts.isIdentifier(node) || !isValueUse(node)) return;
    if (node.text === 'console') report(node, 'console');
    if (node.text === 'Date' && inWindow && !formatting.test(source.path)) report(node, 'Date');
  });
  for (const statement of source.ast.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!/^(node:)?(process|crypto|perf_hooks)$/.test(statement.moduleSpecifier.text)) continue;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) {
      const name = (element.propertyName ?? element.name).text;
      if (ambientImports.has(name)) report(element, `${name} of ${statement.moduleSpecifier.text}`);
    }
  }
  return found;
};

export const nothingAmbient: Rule = {
  name: 'time, randomness, the environment and the console are reached only by platform and hosts; the window forms dates in lib/format.ts',
  check: (sources) =>
    shipped(sources)
      .filter((source) => !machine.test(source.path))
      .flatMap(usesOf),
};
