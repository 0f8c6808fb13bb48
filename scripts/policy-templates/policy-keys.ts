import { settingKeys, settings, type SettingKey, type SettingValue } from '#contract/settings.ts';
import words from '#features/settings/renderer/locales/en.json' with { type: 'json' };

/** What an organisation may set: all but what only a trial has. */
export type PolicyKey = Exclude<SettingKey, 'limitFactor'>;

export const policyKeys = settingKeys.filter(
  (key): key is PolicyKey => settings[key].setBy !== 'commandLine',
);

/** What a key is called on the screen, so that IT and an admin speak of the same. */
export const titleOf = (key: PolicyKey): string => words.keys[key].title;

export const categoryTitles: Readonly<Record<string, string>> = words.categories;

/** A policy of a bank, with a value for every key. */
export const examplePolicy: { readonly [K in PolicyKey]: SettingValue<K> } = {
  organisation: 'Coastline Bank',
  branch: 'Harbour Street',
  pcName: 'Counter 3',
  helpPage: 'https://help.bank.example/drillroom',
  signInShows: 'tiles',
  selfRegistration: 'approval',
  idleLockMinutes: 10,
  stepUpMinutes: 5,
  sessionHours: 9,
  keepSignedIn: false,
  keptSignInDays: 7,
  lockoutAttempts: 4,
  lockoutMinutes: 30,
  passwordCost: 13,
  newDocuments: 'draft',
  customerData: 'takeOut',
  auditRetentionDays: 730,
  logLevel: 'warn',
  limits: { commands: { max: 150, perSeconds: 3600 }, signInPerPc: { max: 10, perSeconds: 3600 } },
};

/** What a key may be set to, in words. */
function valuesOf(key: PolicyKey): string {
  const of = settings[key];
  switch (of.kind) {
    case 'whole':
      return `A whole number from ${of.min} to ${of.max}.`;
    case 'yesNo':
      return 'Yes or no.';
    case 'choice':
      return `One of ${of.choices.join(', ')}.`;
    case 'line':
      return `Up to ${of.maxLength} characters on one line.`;
    default:
      of.kind satisfies 'figures';
      return 'Calls and seconds, by the names of limits.';
  }
}

const presets: Readonly<Record<string, string>> = { true: 'yes', false: 'no', '': 'nothing' };

/** The bounds of a key, and what holds without a policy, in a sentence each. */
export function boundsOf(key: PolicyKey): string {
  const of = settings[key];
  const preset = of.kind === 'figures' ? 'the figures of the product' : String(of.default);
  const orAdmin = of.setBy === 'admin' ? ', or what an admin sets' : '';
  const without = `Without a policy: ${presets[preset] ?? preset}${orAdmin}.`;
  const weakest = 'stricter' in of ? ` Nothing can make it weaker than ${preset}.` : '';
  return `${valuesOf(key)} ${without}${weakest}`;
}
