import { causeWords, stateWords, whyWords } from '#main/hosts/headless/verbs/answer-words.ts';
import { exitOf } from '#main/hosts/headless/verbs/exit-of.ts';

type Words = { readonly means: string; readonly todo: string };

const head = `# Answers of the command line

Written from the program by \`npm run reference\`; do not edit this page by hand.

An answer that is not \`"ok":true\` says why in one of three fields, and in \`todo\` what to do about it.
`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${row(heads)}${row(heads.map(() => '---'))}${rows.map(row).join('')}`;

const worded = (
  words: Readonly<Record<string, Words>>,
  more: (code: string) => readonly string[] = () => [],
) =>
  Object.entries(words)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { means, todo }]) => [`\`${code}\``, ...more(code), means, todo]);

/** What every answer of the command line means, as Markdown. */
export const answersPage = (): string => {
  const exits: Readonly<Record<string, number>> = exitOf;
  return [
    head,
    `## \`state\`: the store does not open\n\nThe exit code is that of a verb which needed the store; \`restore\` ends with 40 where its folder is at fault, \`verify-backup\` with 31. The same states stand in \`store\` of \`health\`, and in the answer of \`system.opening\`.\n\n${table(
      ['State', 'Exit code', 'Means', 'What to do'],
      worded(stateWords, (code) => [String(exits[code])]),
    )}`,
    `## \`cause\`: what lies behind a state\n\nWhere an answer has one, its remedy comes before that of the state.\n\n${table(
      ['Cause', 'Means', 'What to do'],
      worded(causeWords),
    )}`,
    `## \`why\`: a verb did not do it\n\nThe exit code stands with each verb in [the command line](command-line.md).\n\n${table(
      ['Why', 'Means', 'What to do'],
      worded(whyWords),
    )}`,
  ].join('\n');
};
