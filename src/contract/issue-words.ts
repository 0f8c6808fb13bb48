import type { z } from 'zod';

const doesNotFit = 'This does not fit here.';

/** By what a schema expects. */
const types: Readonly<Record<string, string>> = {
  string: 'This has to be text.',
  number: 'This has to be a number.',
  int: 'This has to be a whole number.',
  boolean: 'This has to be true or false.',
  array: 'This has to be a list.',
  object: 'This has to be a set of named fields.',
};

/** What the bounds of a length or a number are called. */
const leastAndMost = (origin: string, end: 'least' | 'most', value: number | bigint): string => {
  const figure = value.toLocaleString('en');
  if (origin === 'string') {
    return end === 'least' && figure === '1'
      ? 'Write something here.'
      : `Use at ${end} ${figure} ${figure === '1' ? 'character' : 'characters'}.`;
  }
  if (origin === 'array') return `Name at ${end} ${figure}.`;
  return `Use ${figure} or ${end === 'least' ? 'more' : 'less'}.`;
};

/** The values that a field may have, where it has to be one of a few; else `null`. */
export function choicesOf(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): readonly string[] | null {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return null;
  const each = issue.errors.map(([only, more]) =>
    only === undefined || more !== undefined || only.path.length > 0 ? null : choicesOf(only),
  );
  return each.length === 0 || each.includes(null) ? null : each.flatMap((choices) => choices ?? []);
}

/**
 * What a person is told of an input that does not fit, where its schema has no words of its own: an error map for
 * `safeParse`. It answers for every kind of issue, so the technical words of the library never show.
 */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'This is missing.';
  if (issue.code === 'invalid_type') return types[issue.expected] ?? doesNotFit;
  if (issue.code === 'too_small') return leastAndMost(issue.origin, 'least', issue.minimum);
  if (issue.code === 'too_big') return leastAndMost(issue.origin, 'most', issue.maximum);
  if (issue.code === 'unrecognized_keys') return 'This field is not known.';
  const choices = choicesOf(issue);
  return choices === null ? doesNotFit : `Use one of these: ${choices.join(', ')}.`;
};
