import { z } from 'zod';
import { roles } from '#contract/access.ts';
import { alphabetOf, isPlainText, PlainLine, strayLetter } from '#contract/plain-text.ts';
import { Id, RoleSchema, Timestamp } from '#contract/schemas.ts';

/** Names the sign, since some of them look like letters that fit. */
function unfitWords(text: string): string {
  const sign = /[^A-Za-z0-9._-]/u.exec(text)?.[0] ?? '';
  const alphabet = alphabetOf(sign);
  const kind = alphabet === null || alphabet === 'Latin' ? '' : ` (a letter of the ${alphabet} alphabet)`;
  const isSeen = isPlainText(`x${sign}`);
  const what = sign.trim() === '' ? 'A blank' : isSeen ? `“${sign}”${kind}` : 'A sign that cannot be seen';
  return `${what} does not fit here. Use letters from a to z, digits, dots, dashes and underscores.`;
}

/** 3 to 50 letters, digits, dots, dashes or underscores, with a letter among them, so that it is no phone or staff number. */
export const Username = z
  .string()
  .trim()
  .min(3, { error: 'Use at least 3 characters.' })
  .max(50, { error: 'Use at most 50 characters.' })
  .regex(/^[A-Za-z0-9._-]*$/, { error: ({ input }) => unfitWords(String(input)) })
  .regex(/[A-Za-z]/, { error: 'Use at least one letter.' });

export const Password = z
  .string()
  .min(10, { error: 'Use at least 10 characters.' })
  .max(128, { error: 'Use at most 128 characters.' });

const strayWords = (text: string): string => {
  const found = strayLetter(text);
  return found === null
    ? ''
    : `“${found.letter}” is a letter of the ${found.alphabet} alphabet among ${found.among} ones. Type this word in one of them.`;
};

/** A word in two alphabets is refused, so that nobody looks like somebody else in every list. */
export const Name = PlainLine.min(2, { error: 'Use at least 2 characters.' })
  .max(100, { error: 'Use at most 100 characters.' })
  .refine((text) => strayLetter(text) === null, {
    error: ({ input }) => strayWords(String(input)),
    params: { issue: 'two_alphabets' },
  });

/** Left empty, a field of a form means that there is none. What does not fit is told in the words of `schema`. */
const orNone = (schema: z.ZodType<string, string>) =>
  z
    .string()
    .trim()
    .nullable()
    .transform((text) => (text === '' ? null : text))
    .pipe(schema.nullable())
    .default(null);

/** The longest that SMTP can carry (RFC 5321, 4.5.3.1.3). */
const longestEmail = 254;
export const Email = orNone(
  z
    .string()
    .trim()
    .max(longestEmail, { error: 'This is too long for an e-mail address.' })
    .pipe(z.email({ error: 'This is not an e-mail address.' })),
);

/** 7 to 15 digits (ITU-T E.164), written with spaces, dots, dashes, brackets and a plus sign or without. */
export const Phone = orNone(
  z
    .string()
    .trim()
    .max(30, { error: 'This is too long for a phone number.' })
    .regex(/^\+?[0-9 ().-]*$/, { error: 'Use digits, spaces, dashes and a leading plus sign only.' })
    .refine((text) => /^\d{7,15}$/.test(text.replaceAll(/\D/g, '')), { error: 'Use 7 to 15 digits.' }),
);

export const StaffNumber = orNone(
  z
    .string()
    .trim()
    .max(20, { error: 'Use at most 20 characters.' })
    .regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/, { error: 'Use letters, digits, dots, dashes and slashes only.' }),
);

export const Roles = z
  .array(RoleSchema)
  .min(1, { error: 'Choose at least one role.' })
  .max(roles.length)
  .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'Name each role once.' });

/** What a person types to prove that they know their password; its length says nothing of how it was made. */
export const TypedPassword = z.string().min(1, { error: 'Enter your password.' }).max(128, {
  error: 'Use at most 128 characters.',
});

export const TypedIdentifier = z
  .string()
  .trim()
  .min(1, { error: 'Enter your username, e-mail or staff number.' })
  .max(longestEmail, {
    error: 'This is too long for a name.',
  });

export const TypedCode = z.string().trim().min(1, { error: 'Enter the code.' }).max(100);

/** `waiting`: they made the account themselves, and an admin has not let them in yet. */
export const accountStatuses = ['active', 'inactive', 'locked', 'waiting'] as const;
/** By what the list of people is narrowed. `asking`: they are active, and ask for a code to choose a password with. */
export const peopleFilters = [...accountStatuses, 'asking'] as const;
export type PeopleFilter = (typeof peopleFilters)[number];

export const Account = z.object({
  id: Id,
  username: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  staffNumber: z.string().nullable(),
  roles: z.array(RoleSchema),
  status: z.enum(accountStatuses),
  /** When the lock of too many wrong passwords ends by itself, if Drillroom runs until then; else `null`. */
  lockedUntil: Timestamp.nullable(),
  /** They cannot go on before they have chosen a new password. */
  mustChangePassword: z.boolean(),
  /** They asked for a code to choose a new password with. */
  asksForCode: z.boolean(),
  /** Until when the code that an admin made for them works; `null` when there is none, or it has ended. */
  codeExpiresAt: Timestamp.nullable(),
  createdAt: Timestamp,
  lastSignInAt: Timestamp.nullable(),
});

/** What somebody has to do before anything else: read the privacy notice, choose a new password. */
export const debts = ['notice', 'password'] as const;

/** Which of the two recovery codes: that of the training data, or one's own. */
export const codeKinds = ['store', 'personal'] as const;
export type CodeKind = (typeof codeKinds)[number];

export const Me = Account.extend({
  owes: z.array(z.enum(debts)),
  /** They came in by a code, so their old password is not asked for when they choose a new one. */
  cameByCode: z.boolean(),
  /** Recovery codes that were made for them, and of which they have not said that they keep them. */
  unkeptCodes: z.array(z.enum(codeKinds)),
});
