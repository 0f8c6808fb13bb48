import type { Rule } from './rule.ts';
import type { Source } from './source.ts';

/** The files of each circle, in the order in which they import each other. A file that imports itself is one, too. */
export const importCircles = (sources: readonly Source[]): readonly (readonly string[])[] => {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports.map(({ file }) => file)]));
  const circles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    if (done.has(path)) return;
    const at = trail.indexOf(path);
    if (at !== -1) {
      circles.push(trail.slice(at));
      return;
    }
    trail.push(path);
    for (const file of importsOf.get(path) ?? []) if (file !== null && importsOf.has(file)) visit(file);
    trail.pop();
    done.add(path);
  };
  for (const { path } of sources) visit(path);
  return circles;
};

/** Types count as well: two files that need each other's are one idea in two files, or lack a third. */
export const noImportCircles: Rule = {
  name: 'no file imports itself over others, be it for a type',
  check: (sources) =>
    importCircles(sources).map((circle) => `${circle[0]}:1 is in a circle: ${circle.join(' → ')}`),
};
