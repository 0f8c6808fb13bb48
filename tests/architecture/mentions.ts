import ts from 'typescript';
import { shipped, type Rule } from './rule.ts';
import { lineOf, walk, type Source } from './source.ts';

type Property = { readonly node: ts.Node; readonly key: string; readonly value: ts.Expression | null };
type Import = { readonly node: ts.Node; readonly module: string; readonly names: readonly string[] };
type Call = { readonly node: ts.CallExpression | ts.NewExpression; readonly name: string };

/** What a file names and does, read from it once for all rules. */
export type Mentions = {
  /** Each identifier, and each text that is nothing but a name, as in `shell['openPath']`, with its places. */
  readonly names: ReadonlyMap<string, readonly ts.Node[]>;
  /** `a()`, `x.b()` and `new x.b()`, by the last name. */
  readonly calls: readonly Call[];
  /** Properties that are written out in an object: `a: 1`, `'a': 1`, `['a']: 1`, or just `a` (value null). */
  readonly properties: readonly Property[];
  /** Imports, with what they take as the module calls it; nothing for the module as a whole. */
  readonly imports: readonly Import[];
  /** Texts, and the fixed parts of texts. */
  readonly texts: readonly (ts.Node & { readonly text: string })[];
  /** Tags and attributes of JSX, by name. */
  readonly tags: readonly { readonly node: ts.Node; readonly name: string }[];
};
type Finding = { readonly node: ts.Node; readonly what: string };
/** Answers what is wrong in a file. */
export type Look = (mentions: Mentions, source: Source) => Iterable<Finding>;

const nameIn = (node: ts.Node): string | null =>
  ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : null;

/** The last name of an expression: `b` for `b`, `a.b` and `a['b']`. */
export const lastName = (node: ts.Node): string | null => {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return nameIn(ts.isElementAccessExpression(node) ? node.argumentExpression : node);
};

const propertyIn = (node: ts.Node): Property | null => {
  if (ts.isShorthandPropertyAssignment(node)) return { node, key: node.name.text, value: null };
  if (!ts.isPropertyAssignment(node)) return null;
  const key = nameIn(ts.isComputedPropertyName(node.name) ? node.name.expression : node.name);
  return key === null ? null : { node, key, value: node.initializer };
};

const importIn = (node: ts.Node): Import | null => {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return null;
  const bindings = node.importClause?.namedBindings;
  const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const names = elements.map((element) => (element.propertyName ?? element.name).text);
  return { node, module: node.moduleSpecifier.text, names };
};

const tagIn = (node: ts.Node): string | null => {
  if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) return node.tagName.getText();
  return ts.isJsxAttribute(node) ? node.name.getText() : null;
};

const read = ({ ast }: Source): Mentions => {
  const names = new Map<string, ts.Node[]>();
  const calls: Call[] = [];
  const properties: Property[] = [];
  const imports: Import[] = [];
  const texts: (ts.Node & { readonly text: string })[] = [];
  const tags: { node: ts.Node; name: string }[] = [];
  walk(ast, (node) => {
    const name = nameIn(node);
    if (name !== null) {
      const places = names.get(name);
      if (places === undefined) names.set(name, [node]);
      else places.push(node);
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      texts.push(node);
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      calls.push({ node, name: lastName(node.expression) ?? '' });
    }
    const tag = tagIn(node);
    if (tag !== null) tags.push({ node, name: tag });
    const property = propertyIn(node);
    if (property !== null) properties.push(property);
    const taken = importIn(node);
    if (taken !== null) imports.push(taken);
  });
  return { names, calls, properties, imports, texts, tags };
};

const known = new WeakMap<Source, Mentions>();

export const mentionsOf = (source: Source): Mentions => {
  const mentions = known.get(source) ?? read(source);
  known.set(source, mentions);
  return mentions;
};

/** A rule about what ships: each `look` says what is wrong in a file. */
export const ban = (name: string, ...looks: readonly Look[]): Rule => ({
  name,
  check: (sources) =>
    shipped(sources).flatMap((source) => {
      const findings = looks.flatMap((look) => [...look(mentionsOf(source), source)]);
      return findings.map(({ node, what }) => `${source.path}:${lineOf(source.ast, node)} ${what}`);
    }),
});

/** Looks at every file but these. */
export const outside =
  (homes: readonly string[], look: Look): Look =>
  (mentions, source) =>
    homes.includes(source.path) ? [] : look(mentions, source);

/** Finds every mention of these names, however they are reached. */
export const mentions =
  (...banned: readonly string[]): Look =>
  ({ names }) =>
    banned.flatMap((name) => (names.get(name) ?? []).map((node) => ({ node, what: `mentions ${name}` })));

/** Finds every call of these names, and every `new` of them. */
export const calls =
  (...banned: readonly string[]): Look =>
  (of) =>
    of.calls
      .filter(({ name }) => banned.includes(name))
      .map(({ node, name }) => ({ node, what: `calls ${name}` }));

/** Finds properties with one of these names. */
export const sets =
  (...banned: readonly string[]): Look =>
  ({ properties }) =>
    properties
      .filter(({ key }) => banned.includes(key))
      .map(({ node, key }) => ({ node, what: `sets ${key}` }));

/** Finds imports of these modules or, where `name` is given, of that name from them. */
export const imports =
  (modules: RegExp, name?: string): Look =>
  (of) =>
    of.imports
      .filter(({ module, names }) => modules.test(module) && (name === undefined || names.includes(name)))
      .map(({ node, module }) => ({ node, what: `imports ${name ?? module}` }));

/** Finds texts that match. */
export const says =
  (pattern: RegExp): Look =>
  ({ texts }) =>
    texts
      .filter(({ text }) => pattern.test(text))
      .map((node) => ({ node, what: `says ${pattern.exec(node.text)?.[0]}` }));
