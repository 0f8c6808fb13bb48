import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../..');

/** Props whose value is shown or read aloud. */
const worded =
  /^(aria-(label|description|valuetext|roledescription)|alt|title|label|lead|help|error|placeholder|hint|description|sentence|valueText|windowTitle|details|skipLabel|moreLabel|opens)$/;
const letters = /\p{L}{2}/u;
/** A name that is the same in every language. */
const names = new Set(['Drillroom']);

/** Where a component shows words that no catalogue holds, as `file:line words`. */
function bareStrings(file: string, text: string): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const report = (node: ts.Node, words: string) => {
    if (!letters.test(words) || names.has(words.trim())) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${words.trim()}`);
  };
  const wordsIn = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) report(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      report(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
    } else if (ts.isConditionalExpression(node)) {
      wordsIn(node.whenTrue);
      wordsIn(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      wordsIn(node.right);
    } else if (ts.isParenthesizedExpression(node)) {
      wordsIn(node.expression);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      wordsIn(node.expression);
    if (ts.isJsxAttribute(node) && worded.test(node.name.getText()) && node.initializer) {
      const { initializer } = node;
      wordsIn(
        ts.isJsxExpression(initializer) && initializer.expression ? initializer.expression : initializer,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test('every word of the window stands in a catalogue', () => {
  const files = globSync('{renderer,features/*/renderer}/**/*.tsx', { cwd: source });
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) => bareStrings(file, readFileSync(path.join(source, file), 'utf8')));
  expect(found).toEqual([]);
});

test.each([
  ['<p>Save the file</p>', 1],
  ["<p>{'Save the file'}</p>", 1],
  ['<p>{busy ? "Saving" : t("save")}</p>', 1],
  ['<p>{busy && `Saving ${name}`}</p>', 1],
  ['<TextField label="Title" />', 1],
  ['<img alt={"A counter"} />', 1],
  ['<Button variant="primary">{t("save")}</Button>', 0],
  ['<p>{t("save")} · {count} %</p>', 0],
])('%s holds %i bare strings', (jsx, count) => {
  expect(bareStrings('sample.tsx', `const x = ${jsx};`)).toHaveLength(count);
});
