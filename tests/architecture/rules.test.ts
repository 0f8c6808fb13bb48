import { describe, expect, test } from 'vitest';
import { nothingAmbient } from './ambient-rule.ts';
import { importCircles, noImportCircles } from './circle-rule.ts';
import { noBarrels, noDefaultExports, nothingPutOff, shortFiles, tellingNames } from './file-rules.ts';
import {
  electronOnlyInItsHost,
  heavyPackages,
  importsResolve,
  pureWherePromised,
  testsStayOut,
} from './import-rules.ts';
import { layerRule } from './layer-rule.ts';
import type { Rule } from './rule.ts';
import { parseSource } from './source.ts';
import { sourceTree } from './source-tree.ts';
import { sqlOnlyInStores } from './sql-rule.ts';

const tree = sourceTree();

const rules: readonly Rule[] = [
  layerRule,
  noImportCircles,
  heavyPackages,
  electronOnlyInItsHost,
  pureWherePromised,
  importsResolve,
  testsStayOut,
  nothingAmbient,
  sqlOnlyInStores,
  shortFiles,
  tellingNames,
  noBarrels,
  noDefaultExports,
  nothingPutOff,
];

describe('the source tree', () => {
  test('was found', () => {
    expect(tree.length).toBeGreaterThan(100);
    expect(tree.flatMap((source) => source.imports).length).toBeGreaterThan(tree.length);
  });

  test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(rule.check(tree)).toEqual([]);
  });
});

type Snippet = readonly [rule: Rule, path: string, text: string];

/** What a rule says about one file. A package that nothing loads is left aside: here there is only one file. */
const complaints = ([rule, path, text]: Snippet) =>
  rule.check([parseSource(path, text)]).filter((line) => line.startsWith(path));

const titled = (snippets: readonly Snippet[]) =>
  snippets.map((snippet) => {
    const [{ name }, path, text] = snippet;
    return { title: `"${name}" in ${path}: ${text.split('\n')[0]}`, snippet };
  });

const store = 'src/features/library/main/store.ts';
const main = 'src/features/library/main/index.ts';
const screen = 'src/features/library/renderer/shelf.tsx';
const loadsDriver = "import Database from 'better-sqlite3';";
const longest = 'const a = 1;\n'.repeat(400);

const caught: readonly Snippet[] = [
  [layerRule, 'src/contract/op.ts', "import { library } from '#features/library/contract.ts';"],
  [layerRule, 'src/features/library/contract.ts', "import { maxWords } from './main/cut.ts';"],
  [layerRule, main, "import { reportsMain } from '#features/reports/main/index.ts';"],
  [layerRule, main, "import type { Reports } from '../../reports/main/store.ts';"],
  [layerRule, main, "import { createApp } from '#main/app.ts';"],
  [layerRule, main, "import { openStore } from '#main/platform/db/open-store.ts';"],
  [layerRule, main, "const late = await import('#main/hosts/electron/transport.ts');"],
  [layerRule, main, "type Late = import('#renderer/lib/api.ts').Api;"],
  [layerRule, main, "export { Shelf } from '../renderer/shelf.tsx';"],
  [layerRule, screen, "import { cut } from '../main/cut.ts';"],
  [layerRule, screen, "import { Report } from '#features/reports/renderer/report.tsx';"],
  [layerRule, screen, "import { router } from '#renderer/app/router.ts';"],
  [layerRule, 'src/main/platform/log/log-line.ts', "import { dispatch } from '#main/kernel/dispatch.ts';"],
  [layerRule, 'src/main/kernel/run.ts', "import { createApp } from '#main/app.ts';"],
  [layerRule, 'src/main/app.ts', "import { runShell } from '#main/hosts/electron/run-shell.ts';"],
  [layerRule, 'src/main/hosts/headless/main.ts', "import { words } from '#main/hosts/electron/words.ts';"],
  [layerRule, 'src/renderer/ui/button.tsx', "import { api } from '#renderer/lib/api.ts';"],
  [layerRule, main, "import { samples } from '#features/samples.ts';"],
  [layerRule, 'src/main/stray.ts', 'export const a = 1;'],
  [noImportCircles, main, "import type { Library } from './index.ts';"],
  [heavyPackages, main, loadsDriver],
  [heavyPackages, 'src/main/platform/db/store.ts', "import { drizzle } from 'drizzle-orm/better-sqlite3';"],
  [heavyPackages, screen, "import { Button } from 'react-aria-components';"],
  [heavyPackages, main, "import { type PDFDocument } from 'pdf-lib';"],
  [electronOnlyInItsHost, 'src/main/app.ts', "import { app } from 'electron';"],
  [electronOnlyInItsHost, 'src/main/kernel/run.ts', "import type { App } from 'electron/main';"],
  [electronOnlyInItsHost, main, "const { app } = require('electron');"],
  [pureWherePromised, 'src/contract/codec.ts', "import { Buffer } from 'node:buffer';"],
  [pureWherePromised, 'src/features/library/contract.ts', "import { v7 } from 'uuid';"],
  [pureWherePromised, screen, "import { readFileSync } from 'node:fs';"],
  [
    pureWherePromised,
    'src/features/roleplay/main/coach/seeded.ts',
    "import { randomInt } from 'node:crypto';",
  ],
  [pureWherePromised, 'src/preload/index.ts', "import fs from 'fs';"],
  [importsResolve, main, "import { cut } from './cut';"],
  [importsResolve, main, "import { cut } from './no-such-file.ts';"],
  [importsResolve, main, "import { cut } from '#features/library/main/no-such-file.ts';"],
  [testsStayOut, main, "import { startTestApp } from '#tests/support/start-test-app.ts';"],
  [testsStayOut, main, "import { projectRoot } from '../../../../scripts/project-root.ts';"],
  [testsStayOut, main, "import { expect } from 'vitest';"],
  [nothingAmbient, main, 'export const now = Date.now();'],
  [nothingAmbient, main, "export const now = globalThis['Date']['now']();"],
  [nothingAmbient, main, 'export const now = new Date();'],
  [nothingAmbient, main, 'export const now = Date();'],
  [nothingAmbient, main, 'export const now = performance.now();'],
  [nothingAmbient, main, 'export const roll = Math.random();'],
  [nothingAmbient, main, 'export const id = globalThis.crypto.randomUUID();'],
  [nothingAmbient, main, "import { randomUUID } from 'node:crypto';"],
  [nothingAmbient, main, "export const home = process.env['HOME'];"],
  [nothingAmbient, main, "import { env } from 'node:process';"],
  [nothingAmbient, main, "console.log('here');"],
  [nothingAmbient, main, 'const { log } = console;'],
  [nothingAmbient, main, 'export const passed = [console];'],
  [nothingAmbient, screen, 'export const day = new Date(iso).getDay();'],
  [nothingAmbient, 'src/renderer/app/router.ts', 'export const year = Date.parse(iso);'],
  [sqlOnlyInStores, main, "export const all = 'SELECT id FROM documents';"],
  [sqlOnlyInStores, main, 'export const one = `DELETE FROM documents WHERE id = ${id}`;'],
  [sqlOnlyInStores, main, "import { eq } from 'drizzle-orm';"],
  [sqlOnlyInStores, main, "import { documents } from './schema.ts';"],
  [sqlOnlyInStores, 'src/main/kernel/run.ts', "export const mode = 'PRAGMA journal_mode';"],
  [shortFiles, main, `${longest}const b = 2;\n`],
  [tellingNames, 'src/main/kernel/rateLimit.ts', ''],
  [tellingNames, 'src/renderer/ui/Button.tsx', ''],
  [tellingNames, 'src/main/kernel/utils.ts', ''],
  [tellingNames, 'src/main/session-manager/open.ts', ''],
  [tellingNames, 'tests/support/helpers.test.ts', ''],
  [noBarrels, 'src/renderer/ui/index.ts', "export { Button } from './button.tsx';"],
  [noBarrels, 'src/renderer/ui/index.ts', "import { Button } from './button.tsx';\nexport { Button };"],
  [noBarrels, main, "export * from './cut.ts';\nexport const a = 1;"],
  [noDefaultExports, main, 'export default function main() {}'],
  [noDefaultExports, main, 'export default 1;'],
  [noDefaultExports, main, 'const a = 1;\nexport { a as default };'],
  [nothingPutOff, main, `// ${'todo'.toUpperCase()}: later`],
  [nothingPutOff, main, `// ${'fixme'.toUpperCase()}`],
];

const allowed: readonly Snippet[] = [
  [layerRule, main, "import { library } from '../contract.ts';"],
  [layerRule, main, "import { reports } from '#features/reports/contract.ts';"],
  [layerRule, main, "import { implement } from '#main/kernel/implement.ts';"],
  [layerRule, main, "import type { Reader } from '#main/platform/db/store.ts';"],
  [layerRule, main, "import { StoreFault } from '#main/platform/db/store-fault.ts';"],
  [layerRule, screen, "import { Button } from '#ui/button.tsx';"],
  [layerRule, 'src/main/app.ts', "import { libraryMain } from '#features/library/main/index.ts';"],
  [
    layerRule,
    'src/renderer/app/routes.ts',
    "import { routes } from '#features/library/renderer/routes.tsx';",
  ],
  [layerRule, 'src/features/library/main/cut.test.ts', "import { a } from '#main/app.ts';"],
  [heavyPackages, 'src/main/platform/db/connection.ts', loadsDriver],
  [heavyPackages, 'src/renderer/ui/button.tsx', "import { Button } from 'react-aria-components';"],
  [heavyPackages, 'src/main/platform/db/store.ts', "import type { Database } from 'better-sqlite3';"],
  [electronOnlyInItsHost, 'src/main/hosts/electron/windows.ts', "import { BrowserWindow } from 'electron';"],
  [electronOnlyInItsHost, 'src/main/hosts/headless/main.ts', "import log from 'electron-log/node';"],
  [pureWherePromised, 'src/contract/op.ts', "import type { z } from 'zod';"],
  [nothingAmbient, main, 'export const day = new Date(iso).toISOString();'],
  [nothingAmbient, main, 'export const from = (clock: Clock) => clock.now();'],
  [nothingAmbient, main, 'export type Stamp = { at: Date; console: string };'],
  [nothingAmbient, 'src/main/platform/system/clock.ts', 'export const now = () => new Date();'],
  [nothingAmbient, 'src/main/hosts/headless/main.ts', "console.error(process.env['HOME']);"],
  [nothingAmbient, 'src/renderer/lib/format.ts', 'export const day = new Date(iso).getDay();'],
  [nothingAmbient, 'src/renderer/ui/countdown.tsx', 'export const start = performance.now();'],
  [sqlOnlyInStores, store, "import { eq } from 'drizzle-orm';\nimport { documents } from './schema.ts';"],
  [sqlOnlyInStores, main, "export const hint = 'Select a category from the list, then update it.';"],
  [sqlOnlyInStores, 'src/features/library/main/schema.ts', "import { text } from 'drizzle-orm/sqlite-core';"],
  [shortFiles, main, longest],
  [tellingNames, 'src/features/library/main/read-text.test.ts', ''],
  [
    noBarrels,
    'src/features/contract.ts',
    "import { a } from './a/contract.ts';\nexport const contract = { a };",
  ],
  [nothingPutOff, main, "const toDo = 'hacky';"],
];

describe('each rule', () => {
  test.each(titled(caught))('catches what breaks $title', ({ snippet }) => {
    expect(complaints(snippet)).not.toEqual([]);
  });

  test.each(titled(allowed))('lets pass what keeps $title', ({ snippet }) => {
    expect(complaints(snippet)).toEqual([]);
  });

  test('has a snippet here that it catches', () => {
    const tried = new Set(caught.map(([{ name }]) => name));
    expect(rules.filter(({ name }) => !tried.has(name))).toEqual([]);
  });

  test('about circles finds one over three files, one import of which is for a type', () => {
    const circle = [
      parseSource('src/a.ts', "import { b } from './b.ts';"),
      parseSource('src/b.ts', "import type { C } from './c.ts';"),
      parseSource('src/c.ts', "export { a } from './a.ts';"),
    ];
    const beside = parseSource('src/d.ts', "import { a } from './a.ts';");
    expect(importCircles([beside, ...circle])).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
    expect(importCircles([beside, ...circle.slice(0, 2)])).toEqual([]);
  });

  test('about heavy packages finds one that is installed and that nothing loads', () => {
    expect(heavyPackages.check([]).join('\n')).toContain('better-sqlite3');
  });
});
