import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project-root.ts';

type Entry = {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'),
);
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Whether node_modules above `path` would hold `name`: Node looks in each folder on the way up. */
const isLocked = (path: string, name: string): boolean => {
  const parts = path.split('/node_modules/');
  return (
    parts.some((_, index) => {
      const above = parts.slice(0, index + 1).join('/node_modules/');
      return Object.hasOwn(lock.packages, `${above}/node_modules/${name}`);
    }) || Object.hasOwn(lock.packages, `node_modules/${name}`)
  );
};

test('every package that a locked one needs is locked too, on every platform, or npm ci would refuse the file', () => {
  const missing = packages.flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every package has a hash, but for the linters of platforms where none could be had (decision 0059)', () => {
  const without = packages.filter(([, entry]) => entry.integrity === undefined);
  const unexplained = without.filter(
    ([path, { dev, optional }]) =>
      !(dev && optional && /^node_modules\/@ox(fmt|lint|lint-tsgolint)\//.test(path)),
  );
  expect(unexplained).toEqual([]);
});

test('no package is bound to one address', () => {
  expect(packages.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
});
