import type { Source } from './source.ts';

/** One sentence of the architecture that a program can check. */
export type Rule = {
  readonly name: string;
  /** What breaks it, each as `path:line what`. Empty when the tree keeps the rule. */
  readonly check: (sources: readonly Source[]) => readonly string[];
};

export const isTest = (source: Source): boolean => /\.test\.tsx?$/.test(source.path);

/** The product's own code: what ships. */
export const shipped = (sources: readonly Source[]): readonly Source[] =>
  sources.filter((source) => source.path.startsWith('src/') && !isTest(source));
