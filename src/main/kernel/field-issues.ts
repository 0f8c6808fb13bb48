import type { z } from 'zod';
import type { FieldIssue } from '#contract/errors.ts';
import { choicesOf } from '#contract/issue-words.ts';

/** All problems of an input at once, one for each field, in the words that it was parsed with. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  const found = error.issues.flatMap((issue): FieldIssue[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        issue: 'unknown_field',
        message: issue.message,
      }));
    }
    const named = issue.code === 'custom' ? (issue.params?.['issue'] as string | undefined) : undefined;
    // A choice is one to the caller, however its schema is written.
    const kind = choicesOf(issue) === null ? issue.code : 'invalid_value';
    return [{ path, issue: named ?? kind, message: issue.message }];
  });
  return found.filter(({ path }, at) => found.findIndex((other) => other.path === path) === at);
}
