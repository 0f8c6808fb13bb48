import { relative, sep } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import { projectRoot } from './project-root.ts';

/**
 * Begins with these files, in their order. One that takes a minute and comes last has every other core wait for it; left
 * to itself vitest begins with the largest file, which says little of its time.
 */
export const longestFirst = (paths: readonly string[]): typeof BaseSequencer => {
  const placeOf = (moduleId: string): number => {
    const place = paths.indexOf(relative(projectRoot, moduleId).split(sep).join('/'));
    return place === -1 ? paths.length : place;
  };
  return class extends BaseSequencer {
    override async sort(...[files]: Parameters<BaseSequencer['sort']>) {
      // oxlint-disable-next-line unicorn/no-array-sort -- a method of vitest's, which answers a new list
      const sorted = await super.sort(files);
      return sorted.toSorted((a, b) => placeOf(a.moduleId) - placeOf(b.moduleId));
    }
  };
};
