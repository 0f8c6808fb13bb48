import { expect, test } from 'vitest';
import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command } from '#contract/op.ts';
import { implement } from '#main/kernel/implement.ts';
import { startTinyApp } from './tiny-app.ts';

/** An operation that has every stage there is. Its schemas tell when they are used. */
function staged(tell: (stage: string) => void) {
  const op = command({
    about: 'Passes every stage.',
    access: 'practises',
    rate: {
      ...limits.resetConfirm,
      counts: 'refusals',
      alsoBy: { ...limits.signInPerAccount, account: ({ who }) => who },
    },
    input: z
      .strictObject({ who: z.string(), end: z.enum(['done', 'refused', 'mismatch', 'wrong']) })
      .superRefine(() => tell('schema')),
    output: z.object({ n: z.number().superRefine(() => tell('output')) }),
    errors: ['NOT_TODAY', 'WRONG'],
    audit: {
      action: 'thing.staged',
      subject: () => {
        tell('audit row');
        return null;
      },
    },
  });
  const handler = implement.command(op, {
    prepare: (_db, { end }, ctx) => {
      tell('prepare');
      if (end === 'refused') ctx.fail('NOT_TODAY');
    },
    commit: (_db, { end }, ctx) => {
      tell('commit');
      if (end === 'wrong') return ctx.refuse('WRONG');
      return end === 'mismatch' ? ({ n: 'none' } as never) : { n: 1 };
    },
    after: () => tell('after'),
  });
  return { op, handler };
}

async function startStaged() {
  const { op, handler } = staged((stage) => tiny.asked.push(stage));
  const tiny = await startTinyApp({ contract: { staged: op }, handlers: { staged: handler } });
  tiny.session.begin('trainee');
  const call = async (input: unknown, name = 'staged'): Promise<string> => {
    tiny.asked.length = 0;
    const reply = await tiny.dispatch(name, input);
    return reply.ok ? 'OK' : reply.error.code;
  };
  return { ...tiny, call };
}
type Staged = Awaited<ReturnType<typeof startStaged>>;

const good = { who: 'ama', end: 'done' };
const wrong = { who: 'ama', end: 'wrong' };
/** Everything that a call passes that succeeds, in order. */
const wholeWay = [
  'handler',
  'keeper store',
  'actor',
  'limit resetConfirm',
  'schema',
  'account',
  'limit signInPerAccount',
  'save',
  'prepare',
  // Waiting takes time, in which an account may go.
  'actor',
  'commit',
  'output',
  'audit row',
  'after',
  'save',
];

const spend = async ({ call }: Staged, input: object, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) await call(input);
};

/** What refuses, how it is brought about, the input, the code, and the last stage that was reached. */
const refusals: readonly [
  what: string,
  arrange: (app: Staged) => unknown,
  input: unknown,
  code: string,
  last: string,
][] = [
  ['an input of a bad shape', () => {}, { ...good, who: 'a\0' }, 'INVALID_INPUT', 'keeper store'],
  ['nobody signed in', ({ session }) => session.end(), good, 'UNAUTHENTICATED', 'keeper store'],
  ['an account that is gone', ({ actors }) => actors.delete('trainee'), good, 'UNAUTHENTICATED', 'actor'],
  ['a locked window', ({ session }) => session.setLocked(true), good, 'LOCKED', 'actor'],
  ['a spent limit', (app) => spend(app, wrong, 5), good, 'RATE_LIMITED', 'limit resetConfirm'],
  ['the wrong role', ({ session }) => session.begin('viewer'), good, 'FORBIDDEN', 'limit resetConfirm'],
  ['an input that does not fit', () => {}, { ...good, end: 'now' }, 'INVALID_INPUT', 'limit resetConfirm'],
  [
    'a spent second limit',
    async (app) => {
      await spend(app, wrong, 5);
      app.actors.set('trainer', { accountId: 'trainer', roles: ['trainer'] });
      app.session.begin('trainer');
    },
    good,
    'RATE_LIMITED',
    'limit signInPerAccount',
  ],
  ['a limit that cannot be kept', ({ disk }) => (disk.isFull = true), good, 'UNAVAILABLE', 'save'],
  ['the handler, before it writes', () => {}, { ...good, end: 'refused' }, 'NOT_TODAY', 'prepare'],
  ['an answer that does not fit', () => {}, { ...good, end: 'mismatch' }, 'INTERNAL', 'commit'],
];

test('a call passes every stage in this order', async () => {
  const app = await startStaged();
  expect(await app.call(good)).toBe('OK');
  expect(app.asked).toEqual(wholeWay);
});

test('an unknown operation is refused before anything is asked', async () => {
  const app = await startStaged();
  expect(await app.call(good, 'no such')).toBe('NOT_FOUND');
  expect(app.asked).toEqual([]);
});

test.each(refusals)(
  '%s refuses alone, and no later stage runs',
  async (_what, arrange, input, code, last) => {
    const app = await startStaged();
    await arrange(app);
    expect(await app.call(input)).toBe(code);
    expect(app.asked).toEqual(wholeWay.slice(0, wholeWay.indexOf(last) + 1));
  },
);
