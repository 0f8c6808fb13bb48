import { z } from 'zod';
import { command, query } from '#contract/op.ts';
import { Nothing } from '#contract/schemas.ts';
import { issueWords } from '#contract/issue-words.ts';
import { LimitFigures, limits } from '#contract/limits.ts';
import { isAdminKey, settingKeys, settings as declared } from '#contract/settings.ts';

/** What the screens in front of the sign-in, and every window, have to know. */
export const shownToEverybody = [
  'organisation',
  'branch',
  'pcName',
  'signInShows',
  'selfRegistration',
  'keepSignedIn',
  'idleLockMinutes',
] as const;

/** Where a policy stands; no path ever reaches a window. */
const Source = z.enum(['file', 'registry', 'managedPreferences', 'commandLine']);

export const Setting = z.object({
  key: z.enum(settingKeys),
  value: z.union([z.number(), z.boolean(), z.string(), LimitFigures]),
  source: z.enum(['policy', 'setting', 'default']),
  /** The organisation's policy holds it, so it cannot be changed in the program. */
  isManaged: z.boolean(),
});

export const PolicyState = z.object({
  /** Where a policy was found. */
  sources: z.array(Source),
  /** What of it is not in force. `path` is the key, empty where it is the whole of a file. */
  problems: z.array(
    z.object({
      source: Source,
      /** The name of the file, where there may be several. */
      file: z.string().nullable(),
      path: z.string(),
      issue: z.string(),
      message: z.string(),
    }),
  ),
  unknownKeys: z.array(z.object({ source: Source, key: z.string() })),
});

/** What an admin sets a key to; `null` takes back what was set. Each key has a schema of its own for its value. */
const Change = z
  .strictObject({
    key: z.enum(settingKeys.filter(isAdminKey)),
    value: z.union([z.number(), z.boolean(), z.string()]).nullable(),
  })
  .superRefine(({ key, value }, ctx) => {
    if (value === null) return;
    const { error } = declared[key].schema.safeParse(value, { error: issueWords });
    for (const { code, message } of error?.issues ?? []) {
      ctx.addIssue({ code: 'custom', path: ['value'], message, params: { issue: code } });
    }
  });

const answers = ['settings.list', 'settings.inForce'];

export const settings = {
  inForce: query({
    about: 'What everybody may know of the settings, signed in or not.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      organisation: declared.organisation.schema,
      branch: declared.branch.schema,
      pcName: declared.pcName.schema,
      signInShows: declared.signInShows.schema,
      selfRegistration: declared.selfRegistration.schema,
      keepSignedIn: declared.keepSignedIn.schema,
      idleLockMinutes: declared.idleLockMinutes.schema,
      /** Those of them that the organisation's policy holds. */
      managed: z.array(z.enum(shownToEverybody)),
    }),
  }),
  list: query({
    about: 'Every setting with its value and where that comes from, and what became of the policy.',
    access: 'oversees',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      settings: z.array(Setting),
      /** Keys that were set in another version, in a way that this one does not take. */
      notTaken: z.array(z.string()),
      policy: PolicyState,
    }),
  }),
  change: command({
    about: 'Set a value in the program, or take it back. What the policy holds is refused.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: Change,
    output: Setting,
    errors: ['MANAGED'],
    audit: { action: 'settings.changed', subject: ({ input }) => input.key },
    invalidates: answers,
  }),
};

/** The queries that a change of policy makes stale. */
export const settingsAnswers: readonly string[] = answers;
