import type { Reply } from '#contract/errors.ts';
import { trainingText } from '#tests/support/make-world.ts';

/** What the headless host says about one call: parts of a stream, then its reply. */
export type Said = { readonly part: { readonly kind: string } } | { readonly reply: Reply };

/** One call that changes the store, and how to find out whether it did. */
export type CoreWrite = {
  readonly name: string;
  readonly op: string;
  readonly input: unknown;
  /** All that the store may show of it, as `effects.ts` reads it: it may be done in steps. */
  readonly effects: readonly string[];
  /** Those of its effects that are acknowledged by what the host said. */
  readonly acknowledgedBy: (said: Said) => readonly string[];
};

const isOk = (said: Said): boolean => 'reply' in said && said.reply.ok;

/** Planted in everything that is written, so that a file which holds it in the clear is found. */
export const marker = 'Quartzfeigenkonto';

export const admin = {
  name: `Tomas ${marker}`,
  username: 't.reyes',
  password: 'correct horse till',
};

const done = (name: string, op: string, input: unknown, effect: string): CoreWrite => ({
  name,
  op,
  input,
  effects: [effect],
  acknowledgedBy: (said) => (isOk(said) ? [effect] : []),
});

export const firstAdmin = (): CoreWrite =>
  done('first start', 'accounts.createFirstAdmin', admin, `person ${admin.username}`);

export const addPerson = (n: number): CoreWrite =>
  done(
    'add a person',
    'accounts.create',
    { name: `Dana ${marker}`, username: `dana-${n}`, roles: ['trainee'] },
    `person dana-${n}`,
  );

export const importDocument = (n: number): CoreWrite => {
  const content = Buffer.from(`${trainingText.toString()}\n\nRule ${n} of ${marker} applies.\n`);
  const title = `Rules ${n}`;
  const input = { categoryId: 'after-fixing-objection', title, fileName: 'a.md', content };
  return done('import', 'library.import', input, `document ${title}`);
};

export const startSession = (): CoreWrite =>
  done(
    'start a session',
    'roleplay.start',
    { kind: 'interview', categoryId: 'after-fixing-objection', difficulty: 'basic', minutes: 10 },
    'session',
  );

export const submitAnswer = (sessionId: string, n: number): CoreWrite => {
  const text = `Answer ${n}: ${marker} within 30 days.`;
  const [heard, answered] = [`said ${text}`, `answered ${text}`];
  return {
    name: 'submit an answer',
    op: 'roleplay.say',
    input: { sessionId, text },
    // Behind the answer to its last question a session ends by itself.
    effects: [heard, answered, `finished ${sessionId}`],
    acknowledgedBy: (said) => {
      if (isOk(said)) return [heard, answered];
      return 'part' in said && said.part.kind === 'heard' ? [heard] : [];
    },
  };
};

export const finishSession = (sessionId: string): CoreWrite =>
  done('finish a session', 'roleplay.finish', { sessionId }, `finished ${sessionId}`);

/** `n` counts the failed sign-ins of the store. */
export const failSignIn = (n: number): CoreWrite => ({
  name: 'failed sign-in',
  op: 'accounts.signIn',
  input: { identifier: `${marker}-${n}`, password: `wrong ${marker}` },
  effects: [`failed sign-in ${n}`],
  acknowledgedBy: (said) =>
    'reply' in said && !said.reply.ok && said.reply.error.code === 'WRONG_CREDENTIALS'
      ? [`failed sign-in ${n}`]
      : [],
});

/** `n` counts the changes of settings of the store. */
export const changeSetting = (n: number): CoreWrite =>
  done(
    'change a setting',
    'settings.change',
    { key: 'idleLockMinutes', value: 5 + (n % 25) },
    `setting ${n} to ${5 + (n % 25)}`,
  );

/** `n` counts the recovery codes that were given out in the place of the first. */
export const rotateRecoveryCode = (n: number): CoreWrite =>
  done(
    'rotate the recovery code',
    'accounts.newRecoveryCode',
    { password: admin.password },
    `recovery code ${n}`,
  );
