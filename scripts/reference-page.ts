import { allows, needsSignIn, roles, type Access } from '#contract/access.ts';
import { commonCodes } from '#contract/errors.ts';
import type { AnyOp, Contract } from '#contract/op.ts';
import { shapeText } from './shape-text.ts';

const head = `# Operations

Every operation of the app, written from its declaration by \`npm run reference\`; do not edit this page by hand.

Any operation may answer with ${commonCodes.map((code) => `\`${code}\``).join(', ')}. An operation's own codes are
listed with it. Optional fields are marked \`?\`, with what is taken when they are left out.
`;

const who = (access: Access) => {
  if (!needsSignIn(access)) return 'anyone, signed in or not';
  const allowed = roles.filter((role) => allows(access, [role]));
  return allowed.length === roles.length ? 'anyone who is signed in' : allowed.join(', ');
};

const rate = ({ rate: limit }: AnyOp) => {
  const what = { calls: 'calls', refusals: 'refused calls', accepted: 'accepted calls' }[
    limit.counts ?? 'calls'
  ];
  const tries =
    limit.attempts === undefined
      ? ''
      : `; ${limit.attempts.max} in ${limit.attempts.perSeconds} s with those that are refused`;
  const group = limit.group === undefined ? '' : `, shared by the group \`${limit.group}\``;
  const also =
    limit.alsoBy === undefined
      ? ''
      : `; also \`${limit.alsoBy.limit}\`, ${limit.alsoBy.max} in ${limit.alsoBy.perSeconds} s for the same ${
          limit.alsoBy.account === undefined ? 'target' : 'account'
        }`;
  const holder = limit.per === 'pc' ? ' on this PC' : '';
  const kept = limit.guardsSecret === true ? '; guards a secret, so a restart does not lift it' : '';
  return `\`${limit.limit}\`, ${limit.max} ${what} in ${limit.perSeconds} s${holder}${group}${tries}${also}${kept}`;
};

const audit = (op: AnyOp) => {
  if (op.audit === undefined) return 'none: it only reads';
  if ('none' in op.audit) return `none: ${op.audit.none}`;
  const refused = op.audit.refusedAs === undefined ? '' : `, refused: \`${op.audit.refusedAs}\``;
  return `\`${op.audit.action}\`${refused}`;
};

/** How the calls of a window are put in order around one that changes its session. */
const order = {
  enters: 'changes the session: waits for the calls before it, and those after it wait',
  leaves: 'changes the session: waits for no work, those after it wait, and it works on a full disk',
} as const;

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

const section = (name: string, op: AnyOp) => {
  const facts = [
    `- Kind: ${op.kind}`,
    `- Who: ${who(op.access)}`,
    `- Limit: ${rate(op)}`,
    `- Audit row: ${audit(op)}`,
    ...(op.errors?.length ? [`- Own codes: ${codes(op.errors)}`] : []),
    ...(op.maxBytes === undefined ? [] : [`- Largest input: ${op.maxBytes} bytes`]),
    ...(op.needs === 'nothing' ? ['- Answers while the store is closed'] : []),
    ...(op.kind === 'command' && op.changesSession !== undefined
      ? [`- Order: ${order[op.changesSession]}`]
      : []),
    ...(op.kind === 'command' && op.onFullDisk === 'works' ? ['- Goes on while the disk is full'] : []),
    ...(op.kind !== 'query' && op.invalidates?.length ? [`- Makes stale: ${codes(op.invalidates)}`] : []),
  ];
  const answer = op.kind === 'stream' ? 'Parts, of which the last is the `data` of the reply' : 'Output';
  return `### ${name}

${op.about}

${facts.join('\n')}

Input:

\`\`\`text
${shapeText(op.input, 'input')}
\`\`\`

${answer}:

\`\`\`text
${shapeText(op.output, 'output')}
\`\`\`
`;
};

/** The reference page of a contract, as Markdown. */
export const referencePage = (contract: Contract): string => {
  const features = Object.entries(contract).map(([feature, ops]) => {
    const sections = Object.entries(ops).map(([name, op]) => section(`${feature}.${name}`, op));
    return `## ${feature}\n\n${sections.join('\n')}`;
  });
  return [head, ...features].join('\n');
};
