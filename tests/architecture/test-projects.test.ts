import { globSync } from 'node:fs';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project-root.ts';
import { testProjects } from '../../scripts/test-projects.ts';

const find = (patterns: readonly string[]): readonly string[] =>
  globSync(patterns, {
    cwd: projectRoot,
    exclude: ['**/node_modules/**', 'out/**', 'dist/**', 'artefacts/**'],
  }).map((file) => file.split(sep).join('/'));

const everyTest = find(['**/*.{test,spec}.{ts,tsx,js,jsx,mjs,cjs,mts,cts}']);
const projectsOf = new Map(testProjects.map(({ name, include }) => [name, new Set(find(include))]));

test('there are test files, this one among them', () => {
  expect(everyTest).toContain('tests/architecture/test-projects.test.ts');
});

test('every test file is run by exactly one project, so that none is left out or run twice', () => {
  const badlyPlaced = everyTest
    .map((file) => ({
      file,
      in: [...projectsOf].filter(([, files]) => files.has(file)).map(([name]) => name),
    }))
    .filter((each) => each.in.length !== 1);
  expect(badlyPlaced).toEqual([]);
});

test.each(testProjects.filter(({ longest }) => longest !== undefined))(
  '$name begins with files of its own',
  ({ name, longest = [] }) => {
    const strange = longest.filter((file) => projectsOf.get(name)?.has(file) !== true);
    expect(strange).toEqual([]);
  },
);
