import { expect, test } from 'vitest';
import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { implement } from '#main/kernel/implement.ts';
import { startTinyApp } from './tiny-app.ts';

type Tiny = Awaited<ReturnType<typeof startTinyApp>>;

const rate = limits.commands;
const Named = z.strictObject({ id: z.string() });

/** Comes in as somebody, under the lock or over the session of whoever is there. */
const enter = command({
  about: 'Come in.',
  access: 'anyone',
  rate,
  input: Named,
  output: z.object({ id: z.string() }),
  changesSession: 'enters',
  audit: { action: 'thing.entered', actor: 'subject', subject: ({ output }) => output?.id ?? null },
});
const entered = implement.command(enter, {
  commit: (_db, { id }) => ({ id }),
  after: ({ id }, ctx) => ctx.session.begin(id),
});
/** Says more of what it did than its declaration can know. */
const change = command({
  about: 'Change something.',
  access: 'anyone',
  rate,
  input: Named,
  output: z.object({ n: z.number() }),
  audit: {
    action: 'thing.changed',
    subject: ({ input }) => input.id,
    details: ({ input, output }) => ({ asked: input.id, made: output?.n ?? 0 }),
  },
});
const changed = implement.command(change, {
  commit: (_db, { id }, ctx) => {
    if (id === 'elsewhere') ctx.note({ subject: 'what-it-was' });
    ctx.note({ details: { fields: ['name'] } });
    return { n: 3 };
  },
});

const start = () =>
  startTinyApp({ contract: { enter, change }, handlers: { enter: entered, change: changed } });
const rows = ({ store }: Tiny) =>
  store.read
    .all<{ action: string; who: string | null; subject: string | null; details: string }>(
      'SELECT action, actor_id AS who, subject_id AS subject, details FROM audit ORDER BY seq',
    )
    .map(({ details, ...row }) => ({ ...row, details: JSON.parse(details) as unknown }));

test('a row holds what the declaration says of it and what the handler noted, in as many notes as it likes', async () => {
  const tiny = await start();
  tiny.session.begin('trainee');
  await tiny.dispatch('change', { id: 'here' });
  await tiny.dispatch('change', { id: 'elsewhere' });
  expect(rows(tiny)).toEqual([
    {
      action: 'thing.changed',
      who: 'trainee',
      subject: 'here',
      details: { asked: 'here', made: 3, fields: ['name'] },
    },
    {
      action: 'thing.changed',
      who: 'trainee',
      subject: 'what-it-was',
      details: { asked: 'elsewhere', made: 3, fields: ['name'] },
    },
  ]);
});

test('what is done behind a lock names nobody, and whose lock it was', async () => {
  const tiny = await start();
  tiny.session.begin('trainee');
  tiny.session.setLocked(true);
  await tiny.dispatch('change', { id: 'here' });
  expect(rows(tiny)).toMatchObject([{ who: null, details: { made: 3, lockedWindowOf: 'trainee' } }]);
});

test('whoever proves who they are is named by the row that says so', async () => {
  const tiny = await start();
  await tiny.dispatch('enter', { id: 'ama' });
  expect(rows(tiny)).toEqual([{ action: 'thing.entered', who: 'ama', subject: 'ama', details: {} }]);
  expect(tiny.session.accountId).toBe('ama');
});

test('a session that ends because somebody else comes in is on record', async () => {
  const tiny = await start();
  tiny.session.begin('trainee');
  await tiny.dispatch('enter', { id: 'ama' });
  expect(rows(tiny)).toMatchObject([
    { action: 'thing.entered', who: 'ama', subject: 'ama' },
    { action: 'session.replaced', who: 'ama', subject: 'trainee' },
  ]);
});

test('nothing is said to be replaced by a command that lets nobody in', async () => {
  const begins = command({ ...change, about: 'Begins a session of its own accord.' });
  const begun = implement.command(begins, {
    commit: () => ({ n: 1 }),
    after: (_output, ctx) => ctx.session.begin('ama'),
  });
  const tiny = await startTinyApp({ contract: { begins }, handlers: { begins: begun } });
  tiny.session.begin('trainee');
  await tiny.dispatch('begins', { id: 'here' });
  expect(rows(tiny).map(({ action }) => action)).toEqual(['thing.changed']);
});

test('what needs no store is done without one, and is not put on record', async () => {
  const bare = query({
    about: 'Answers without a store.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Named,
    output: z.object({ id: z.string() }),
  });
  const answer = implement.bare(bare, ({ id }) => ({ id, path: '/home/canary' }));
  const tiny = await startTinyApp({ contract: { bare }, handlers: { bare: answer } });
  for (const isOpen of [true, false]) {
    tiny.door.isOpen = isOpen;
    expect(await tiny.dispatch('bare', { id: 'here' })).toEqual({ ok: true, data: { id: 'here' } });
  }
  expect(rows(tiny)).toEqual([]);
});
