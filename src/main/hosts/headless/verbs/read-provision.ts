import { z } from 'zod';
import type { FieldIssue } from '#contract/errors.ts';
import { issueWords } from '#contract/issue-words.ts';
import { settings } from '#contract/settings.ts';
import { Email, Name, StaffNumber, Username } from '#features/accounts/contract/fields.ts';
import { fieldIssues } from '#main/kernel/field-issues.ts';
import { structureIssue } from '#main/kernel/structure.ts';
import { parsePolicyText } from '#main/platform/policy/parse-policy-text.ts';
import { readProtectedFile } from '#main/platform/policy/read-protected-file.ts';

/** Some names need no more. */
const maxBytes = 16 * 1024;
const mostTold = 20;
const longestTold = 80;

const Provision = z.strictObject({
  admin: z.strictObject({ name: Name, username: Username, email: Email, staffNumber: StaffNumber }),
  settings: z
    .strictObject({
      organisation: settings.organisation.schema.optional(),
      branch: settings.branch.schema.optional(),
      pcName: settings.pcName.schema.optional(),
    })
    .default({}),
});
export type Provision = z.output<typeof Provision>;

export type ReadProvision =
  | { readonly kind: 'read'; readonly provision: Provision }
  | { readonly kind: 'invalid'; readonly problems: readonly Pick<FieldIssue, 'path' | 'issue'>[] };

/** Of a problem only where it is and its kind: the words for people quote what stands there. */
const told = (problems: readonly Pick<FieldIssue, 'path' | 'issue'>[]): ReadProvision => ({
  kind: 'invalid',
  problems: problems.slice(0, mostTold).map(({ path, issue }) => ({
    path: path.toWellFormed().slice(0, longestTold).toWellFormed(),
    issue,
  })),
});

/** What IT wrote down about the first admin and the place: JSON in UTF-8, no key twice. Never throws. */
export async function readProvision(file: string): Promise<ReadProvision> {
  const read = await readProtectedFile(file, { mayChange: () => Promise.resolve(false), maxBytes });
  if (read.kind !== 'read') {
    return told([{ path: '', issue: read.kind === 'absent' ? 'unreadable' : read.fault }]);
  }
  const text = parsePolicyText(read.bytes);
  if (text.kind === 'unusable') return told([{ path: text.at ?? '', issue: text.fault }]);
  const misshapen = structureIssue(text.values);
  if (misshapen !== null) return told([misshapen]);
  const parsed = Provision.safeParse(text.values, { error: issueWords });
  return parsed.success ? { kind: 'read', provision: parsed.data } : told(fieldIssues(parsed.error));
}
