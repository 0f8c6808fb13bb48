import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { commonCodes } from '#contract/errors.ts';
import { contract } from '#features/contract.ts';

const source = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(source, file), 'utf8');

/** The namespace of the words in a folder: its feature, or which part of the window it is. */
const namespaceOf = (file: string): string =>
  /^features\/([^/]+)\//
    .exec(file)?.[1]
    ?.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase()) ??
  /^renderer\/(ui|app\/gallery)\//.exec(file)?.[1]?.split('/').at(-1) ??
  'app';

/** The keys of a catalogue. Forms for a number (`files_one`, `files_other`) are one key. */
function keysOf(words: object, above = ''): string[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${above}${name}.`)
      : [`${above}${name}`.replace(/_(zero|one|two|few|many|other)$/u, '')],
  );
}

type Uses = {
  /** Every string of the code that may be a key, as a pattern; in templates each hole may be one name. */
  readonly patterns: readonly RegExp[];
  /** What is handed to `t` and what names a namespace: these have to exist. */
  readonly named: readonly { readonly pattern: RegExp; readonly words: string }[];
};

/** `errors.NOT_USABLE_damaged.title` words the code with why; each feature tests that it words every why there is. */
const withoutWhy = (key: string): string => key.replace(/^(errors\.[A-Z]+(?:_[A-Z]+)*)_[a-z_]+\./u, '$1.');

const errorKeys = (code: string): string[] => [`errors.${code}.title`, `errors.${code}.text`];

/** The keys that a file uses, each with its namespace in front. */
function usesIn(file: string, text: string): Uses {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const patterns: RegExp[] = [];
  const named: Uses['named'][number][] = [];
  const own = [...text.matchAll(/useTranslation\(\[?'(\w+)'/gu)].map((match) => match[1] ?? '');
  const namespaces = [...new Set([namespaceOf(file), ...own])].join('|');
  const visit = (node: ts.Node): void => {
    const parts = partsOf(node);
    if (parts !== null && parts.some((part) => /[a-z]/iu.test(part))) {
      const hasNamespace = /^[a-z]+:/iu.test(parts[0] ?? '');
      const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
      const pattern = new RegExp(
        `^${hasNamespace ? '' : `(?:${namespaces}):`}${escaped.join(String.raw`[\w-]+`)}$`,
        'u',
      );
      patterns.push(pattern);
      if (isHandedToT(node) || (hasNamespace && catalogues.has(parts[0]?.split(':')[0] ?? ''))) {
        named.push({ pattern, words: `${file}: ${node.getText()}` });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { patterns, named };
}

/** A string's text, cut where a template has holes; `null` for anything but a string. */
function partsOf(node: ts.Node): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

function isHandedToT(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isHandedToT(parent);
  return ts.isCallExpression(parent) && parent.arguments[0] === node && parent.expression.getText() === 't';
}

const catalogues = new Map<string, readonly string[]>(
  globSync('{renderer,features/*/renderer}/**/locales/en.json', { cwd: source }).map((file) => [
    namespaceOf(file),
    [...new Set(keysOf(JSON.parse(read(file)) as object))],
  ]),
);
const files = globSync('{renderer,features/*/renderer}/**/*.{ts,tsx}', {
  cwd: source,
  exclude: ['**/*.test.ts'],
});
const uses = files.map((file) => usesIn(file, read(file)));
const patterns = uses.flatMap((one) => one.patterns);

/** The codes that the operations of a feature may refuse with. */
function refusalsOf(namespace: string): string[] {
  const ops: readonly { readonly errors?: readonly string[] }[] = Object.values(
    new Map<string, object>(Object.entries(contract)).get(namespace) ?? {},
  );
  return [...commonCodes, ...ops.flatMap(({ errors }) => errors ?? [])];
}

/** The codes that a feature's window handles by name: it has a face of its own for them, or refuses with them itself. */
const codesNamedIn = (namespace: string): string[] =>
  files
    .filter((file) => namespaceOf(file) === namespace)
    .flatMap((file) => [...read(file).matchAll(/'([A-Z][A-Z_]+)'/gu)].map((match) => match[1] ?? ''));

describe.each([...catalogues])('the catalogue %s', (namespace, keys) => {
  test('holds no key that nothing uses', () => {
    const errors = new Set([...refusalsOf(namespace), ...codesNamedIn(namespace)].flatMap(errorKeys));
    const unused = keys.filter(
      (key) =>
        !errors.has(withoutWhy(key)) && !patterns.some((pattern) => pattern.test(`${namespace}:${key}`)),
    );
    expect(keys.length).toBeGreaterThan(5);
    expect(unused).toEqual([]);
  });

  test('words every refusal that is not handled by name, unless the app words it', () => {
    const worded = new Set([...keys, ...(catalogues.get('app') ?? [])]);
    const named = new Set(codesNamedIn(namespace));
    const missing = refusalsOf(namespace)
      .filter((code) => !named.has(code))
      .flatMap(errorKeys)
      .filter((key) => !worded.has(key));
    expect(missing).toEqual([]);
  });
});

test('every key that the code names stands in a catalogue', () => {
  const all = [...catalogues].flatMap(([namespace, keys]) => keys.map((key) => `${namespace}:${key}`));
  const named = uses.flatMap((one) => one.named);
  expect(named.length).toBeGreaterThan(300);
  const missing = named.filter(({ pattern }) => !all.some((key) => pattern.test(key)));
  expect(missing.map(({ words }) => words)).toEqual([]);
});

test('a template stands for the keys that its holes can make, in the namespaces of its file', () => {
  const { named, patterns: found } = usesIn(
    'features/reports/renderer/sample.tsx',
    "const { t } = useTranslation(['reports', 'app']); t(`criteria.${key}`); t('app:kind.none');",
  );
  const matches = (key: string) => found.some((pattern) => pattern.test(key));
  expect(named).toHaveLength(2);
  expect(['reports:criteria.opening', 'app:kind.none'].every(matches)).toBe(true);
  expect(
    ['reports:criteria', 'reports:criteria.opening.more', 'library:criteria.opening'].some(matches),
  ).toBe(false);
});
