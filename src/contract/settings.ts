import type { z } from 'zod';
import { address, choice, factor, figures, line, whole, yesNo } from './setting.ts';

/**
 * Everything that can be set. The policy comes before what an admin set in the program, and that before the default;
 * the bounds keep both from weakening what guards a secret. Read what is in force with `Settings` of the kernel.
 */
export const settings = {
  organisation: line({
    about: 'The name of the organisation, as people read it before they sign in.',
    category: 'organisation',
    setBy: 'admin',
    maxLength: 100,
    default: '',
  }),
  branch: line({
    about: 'The name of the branch, as people read it before they sign in.',
    category: 'organisation',
    setBy: 'admin',
    maxLength: 100,
    default: '',
  }),
  pcName: line({
    about: 'What this PC is called in the branch, as people read it before they sign in.',
    category: 'organisation',
    setBy: 'admin',
    maxLength: 60,
    default: '',
  }),
  helpPage: address({
    about:
      'Address of the organisation’s own help page, which the Help menu then opens in the browser: https, without a user name or a port. Empty for none.',
    category: 'organisation',
    setBy: 'policy',
    maxLength: 2048,
    default: '',
  }),
  signInShows: choice({
    about:
      'Whether the sign-in has a field to type a name into, or shows the names of the people of this PC.',
    category: 'signIn',
    setBy: 'admin',
    choices: ['field', 'tiles'],
    default: 'field',
  }),
  selfRegistration: choice({
    about: 'Whether people may make an account of their own, and whether an admin has to approve it.',
    category: 'signIn',
    setBy: 'admin',
    choices: ['off', 'approval', 'on'],
    default: 'off',
  }),
  idleLockMinutes: whole({
    about: 'Minutes without a key or a click after which a window locks.',
    category: 'signIn',
    setBy: 'admin',
    min: 1,
    max: 30,
    unit: 'minutes',
    default: 30,
    stricter: 'lower',
  }),
  stepUpMinutes: whole({
    about:
      'Minutes after which the password is asked for again before people, settings or large files are touched.',
    category: 'signIn',
    setBy: 'policy',
    min: 1,
    max: 60,
    unit: 'minutes',
    default: 10,
    stricter: 'lower',
  }),
  sessionHours: whole({
    about: 'Hours after which a sign-in ends, whatever is done meanwhile.',
    category: 'signIn',
    setBy: 'admin',
    min: 1,
    max: 24,
    unit: 'hours',
    default: 10,
  }),
  keepSignedIn: yesNo({
    about: 'Whether “Keep me signed in” is offered and honoured.',
    category: 'signIn',
    setBy: 'admin',
    default: true,
  }),
  keptSignInDays: whole({
    about: 'Days for which a kept sign-in lasts.',
    category: 'signIn',
    setBy: 'admin',
    min: 1,
    max: 90,
    unit: 'days',
    default: 30,
  }),
  lockoutAttempts: whole({
    about: 'Wrong passwords in a row that lock an account.',
    category: 'passwords',
    setBy: 'policy',
    min: 3,
    max: 5,
    unit: 'attempts',
    default: 5,
    stricter: 'lower',
  }),
  lockoutMinutes: whole({
    about: 'Minutes for which an account stays locked after too many wrong passwords.',
    category: 'passwords',
    setBy: 'policy',
    min: 15,
    max: 1440,
    unit: 'minutes',
    default: 15,
    stricter: 'higher',
  }),
  passwordCost: whole({
    about:
      'Cost of a password’s hash: the binary logarithm of the rounds of bcrypt. Each step doubles the time of a sign-in.',
    category: 'passwords',
    setBy: 'policy',
    min: 12,
    max: 16,
    unit: 'cost',
    default: 12,
    stricter: 'higher',
  }),
  newDocuments: choice({
    about:
      'Whether documents that admins add are for everybody at once, or wait as drafts until an admin approves them. Samples and content packs do not wait.',
    category: 'material',
    setBy: 'admin',
    choices: ['approved', 'draft'],
    default: 'approved',
  }),
  customerData: choice({
    about:
      'What happens with files of conversations, and tables of people, in which data of clients are found on import: an admin is asked, they are always taken out, or nobody looks for them.',
    category: 'material',
    setBy: 'admin',
    choices: ['ask', 'takeOut', 'off'],
    default: 'ask',
  }),
  auditRetentionDays: whole({
    about: 'Days for which audit rows are kept.',
    category: 'records',
    setBy: 'policy',
    min: 365,
    max: 3650,
    unit: 'days',
    default: 365,
    stricter: 'higher',
  }),
  logLevel: choice({
    about:
      'What Drillroom writes into its log: every call, what is odd, or only what failed. Never what people wrote.',
    category: 'records',
    setBy: 'admin',
    choices: ['info', 'warn', 'error'],
    default: 'info',
  }),
  limits: figures({
    about:
      'How many calls a limit lets through, in how many seconds, by the name of the limit. Those that guard a secret only become tighter.',
    category: 'limits',
    setBy: 'policy',
    default: {},
  }),
  limitFactor: factor({
    about: 'For trials only: multiplies every limit that guards no secret.',
    category: 'trials',
    setBy: 'commandLine',
    min: 0.1,
    max: 100_000,
    default: 1,
  }),
} as const;

export type SettingKey = keyof typeof settings;
export type SettingValue<K extends SettingKey> = z.output<(typeof settings)[K]['schema']>;

export const settingKeys = Object.keys(settings) as readonly SettingKey[];

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settings, key);

/** What an admin may set in the program. */
export type AdminKey = {
  [K in SettingKey]: (typeof settings)[K]['setBy'] extends 'admin' ? K : never;
}[SettingKey];

export const isAdminKey = (key: SettingKey): key is AdminKey => settings[key].setBy === 'admin';

/** What may be set of each key, as far as it is set. */
export type SettingValues = { readonly [K in SettingKey]?: SettingValue<K> };
