import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '#features/contract.ts';
import { answersPage } from '../../scripts/answers-page.ts';
import { projectRoot } from '../../scripts/project-root.ts';
import { referencePage } from '../../scripts/reference-page.ts';

const written = () => readFileSync(join(projectRoot, 'docs', 'operations.md'), 'utf8');

test('the reference page is what the declarations say now (if not: npm run reference)', () => {
  expect(written()).toBe(referencePage(contract));
});

test('the reference page has a section for every operation', () => {
  for (const [feature, operations] of Object.entries(contract)) {
    for (const name of Object.keys(operations)) expect(written()).toContain(`### ${feature}.${name}\n`);
  }
});

test('the page of answers is what the command line says now (if not: npm run reference)', () => {
  expect(readFileSync(join(projectRoot, 'docs/it/answers.md'), 'utf8')).toBe(answersPage());
});
