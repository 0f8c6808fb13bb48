import { limits } from '#contract/limits.ts';
import { settingCategories } from '#contract/setting.ts';
import { settings } from '#contract/settings.ts';
import {
  boundsOf,
  categoryTitles,
  examplePolicy,
  policyKeys,
  titleOf,
  type PolicyKey,
} from './policy-keys.ts';

const head = `# Policy

What an organisation can set on its PCs, written from the schema by \`npm run reference\`; do not edit this page by hand.

A policy comes before what an admin sets in Drillroom, and that before the default. What a policy holds is shown as "Managed by your organisation". A key that is left out is left to the admins of the PC. Drillroom reads the policy when it starts and every 15 minutes, and the audit trail tells when another one came into force. "Settings and policy" shows admins and viewers what is in force, where it comes from, and what of a policy is not.

## Where a policy stands

| Platform | Place | What counts |
| --- | --- | --- |
| Windows | \`HKLM\\Software\\Policies\\Drillroom\\Drillroom\`, as Group Policy writes it with \`resources/policy/drillroom.admx\` and \`en-US/drillroom.adml\` | before the file |
| Windows | \`C:\\ProgramData\\Drillroom\\Drillroom\\policy.json\` | where no user may write the file or make a folder beside it; make both folders before anybody else does |
| macOS | managed preferences of \`app.drillroom.desktop\` (\`resources/policy/app.drillroom.desktop.plist\` is an example) | before the file |
| macOS | \`/Library/Application Support/Drillroom/policy.json\` | where only root may write it and every folder above it |
| Linux | \`/etc/drillroom/policies/managed/*.json\`, in the order of their names; of two, the later counts | where only root may write them and every folder above them |

A file that people at the PC could have written is reported and counts for nothing. \`resources/policy/policy.schema.json\` checks a policy before it is rolled out; \`policy.example.json\` holds a value for every key. A file is JSON in UTF-8, at most 256 KiB, and names no key twice. Write it under another name first and rename it, so that nobody reads half of it.

On Windows, yes and no are the numbers (\`REG_DWORD\`) 1 and 0, other numbers \`REG_DWORD\`, texts \`REG_SZ\`. Limits stand in the key \`limits\` below, each under its name, as a text \`calls/seconds\`. Names with letters beyond ASCII get lost on the way out of the registry and are reported: put them into the file.

## What is wrong with a policy

Each key stands or falls alone, and so does each limit. A key whose value does not fit has its default, and nobody can change it in Drillroom until IT has mended it. Where a policy cannot be read, this goes for every key that no other place names. Keys that a version does not know are reported and do no harm. The log names every problem (\`policy.problem\`, \`policy.unknownKey\`); a command line that is given a policy which cannot be used (\`--policy\`) ends with exit code 10.

## Keys
`;

const row = (key: PolicyKey): string =>
  `| \`${key}\` | ${titleOf(key)} | ${settings[key].about} | ${boundsOf(key)} | \`${JSON.stringify(examplePolicy[key])}\` |`;

const section = (category: (typeof settingCategories)[number]): string => {
  const keys = policyKeys.filter((key) => settings[key].category === category);
  if (keys.length === 0) return '';
  return `
### ${categoryTitles[category]}

| Key | On the screen | What it does | Values | Example |
| --- | --- | --- | --- | --- |
${keys.map(row).join('\n')}
`;
};

const limitRows = Object.entries(limits).map(
  ([name, { max, perSeconds, guardsSecret }]) =>
    `| \`${name}\` | ${max} | ${perSeconds} | ${guardsSecret === true ? 'only tighter' : 'up to 100 times as many'} |`,
);

const limitTable = `
### The limits by name

| Name | Calls | In seconds | What a policy may set |
| --- | --- | --- | --- |
${limitRows.join('\n')}
`;

/** What IT reads, as Markdown. */
export const policyPage = (): string => `${head}${settingCategories.map(section).join('')}${limitTable}`;
