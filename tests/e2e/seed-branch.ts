import { join } from 'node:path';
import { addPerson } from '../support/add-person.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';

export const password = 'brisk kettle harbour';
export const people = {
  /** Looks after the PC, and has a finished session with its report. */
  admin: { name: 'Tomas Reyes', username: 'tomas.reyes' },
  /** Has a role-play that is paused after two lines. */
  trainee: { name: 'Dana Whitlock', username: 'dana.whitlock' },
} as const;

/** What the trainee has said so far in her open session. */
export const saidSoFar = [
  'Good morning, I am Dana. What brings you in today?',
  'Thank you for telling me. What would have to be right for you to feel sure about it?',
];

/** What the admin answered in the finished session. */
export const answered = [
  'The first adjustment takes 40 minutes, costs nothing extra and is done by the same stylist.',
  'I ask when it was last washed and with which product, before I say anything else.',
];

export type Branch = {
  readonly dataDir: string;
  readonly keyFile: string;
  readonly recoveryCode: string;
  /** The finished session of the admin. */
  readonly finishedId: string;
  /** The open session of the trainee. */
  readonly openId: string;
  readonly documentId: string;
};

/**
 * A branch at work, in an empty folder: two people, the sample material, one report and one open session, made without a
 * window.
 */
export async function seedBranch(folder: string): Promise<Branch> {
  const [dataDir, keyFile] = [join(folder, 'data'), join(folder, 'store.key')];
  const app = startHeadless(['--data', dataDir, '--key-file', keyFile]);
  const ask = async (op: string, input: unknown = {}) => {
    const reply = await app.call(op, input);
    if (!reply.ok) throw new Error(`${op} was refused: ${JSON.stringify(reply.error)}`);
    return reply.data as { id: string; recoveryCode: string; items: { id: string }[] };
  };
  const practise = async (kind: 'interview' | 'customer', categoryId: string, lines: readonly string[]) => {
    const { id: sessionId } = await ask('roleplay.start', {
      kind,
      categoryId,
      difficulty: 'basic',
      minutes: 15,
    });
    for (const text of lines) await ask('roleplay.say', { sessionId, text });
    return sessionId;
  };

  const { recoveryCode } = await ask('accounts.createFirstAdmin', { ...people.admin, password });
  await ask('library.addSamples');
  const { items } = await ask('library.list', { categoryId: 'after-fixing-objection' });
  const finishedId = await practise('interview', 'after-fixing-objection', answered);
  await ask('roleplay.finish', { sessionId: finishedId });
  await addPerson(ask, ask, { person: { ...people.trainee, roles: ['trainee'] }, password });
  const openId = await practise('customer', 'sales-objections', saidSoFar);
  await ask('roleplay.pause', { sessionId: openId });
  await app.end();
  return {
    dataDir,
    keyFile,
    recoveryCode,
    finishedId,
    openId,
    documentId: items[0]?.id ?? '',
  };
}
