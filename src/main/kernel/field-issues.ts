import type { z } from 'zod';
import type { FieldIssue } from '#contract/errors.ts';

/** All problems of an input at once, in words that a person can act on. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap((issue): FieldIssue[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        issue: 'unknown_field',
        message: 'This field is not known.',
      }));
    }
    const named = issue.code === 'custom' ? (issue.params?.['issue'] as string | undefined) : undefined;
    return [{ path, issue: named ?? issue.code, message: plain(issue) }];
  });
}

/** A schema's own words where it has some, else a plain sentence in place of the library's technical one. */
function plain(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith('Invalid')) return issue.message;
  return issue.code === 'invalid_value' ? 'Choose one of the values offered.' : 'This does not fit here.';
}
