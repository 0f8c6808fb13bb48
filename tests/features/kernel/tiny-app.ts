import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, type Feature, query, stream } from '#contract/op.ts';
import { createDispatch } from '#main/kernel/dispatch.ts';
import { createAuditRecorder } from '#main/kernel/audit/recorder.ts';
import { createRefusals } from '#main/kernel/audit/refusals.ts';
import { createAuditTrail } from '#main/kernel/audit/trail.ts';
import { createEvents } from '#main/kernel/events.ts';
import { type Actor, implement, type Impl, type ImplsOf } from '#main/kernel/implement.ts';
import { createMetrics } from '#main/kernel/metrics/metrics.ts';
import { createSecretLimiter } from '#main/kernel/limits/secret-limiter.ts';
import { createSessions } from '#main/kernel/sessions.ts';
import { createSettings } from '#main/kernel/settings.ts';
import { createTurns } from '#main/kernel/turns.ts';
import type { Log } from '#main/platform/ports.ts';
import { StoreFault } from '#main/platform/db/store-fault.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';

const rate = limits.queries;
const Empty = z.strictObject({});

/** A feature of a few operations, each made to show one promise of the kernel. */
export const tiny = {
  read: query({
    about: 'Read.',
    access: 'practises',
    rate: { ...limits.queries, max: 3 },
    input: z.strictObject({ n: z.number() }),
    output: z.object({ n: z.number() }),
  }),
  ofAnother: query({
    about: 'Read what belongs to somebody else.',
    access: 'practises',
    rate,
    input: z.strictObject({ of: z.string() }),
    output: Empty,
  }),
  readAudited: query({
    about: 'Read what is worth a record.',
    access: 'practises',
    rate,
    input: Empty,
    output: z.object({ n: z.number() }),
    audit: { action: 'thing.read', subject: () => 'thing' },
  }),
  leak: query({
    about: 'Answers more than it declares.',
    access: 'anyone',
    rate,
    input: Empty,
    output: z.object({ a: z.number() }),
  }),
  mismatch: query({
    about: 'Answers something else.',
    access: 'anyone',
    rate,
    input: Empty,
    output: z.object({ a: z.number() }),
  }),
  write: command({
    about: 'Write, then end as told.',
    access: 'practises',
    rate,
    input: z.strictObject({ end: z.enum(['done', 'refuse', 'fail', 'throw']) }),
    output: z.object({ written: z.boolean() }),
    errors: ['NOT_TODAY'],
    audit: { action: 'thing.written', refusedAs: 'thing.refused', subject: () => 'thing' },
    invalidates: ['tiny.read'],
  }),
  guess: command({
    about: 'Guess at the secret of an account.',
    access: 'anyone',
    rate: {
      ...limits.signInPerPc,
      counts: 'refusals',
      per: 'pc',
      alsoBy: { ...limits.signInPerAccount, account: ({ who }) => who },
    },
    input: z.strictObject({ who: z.string(), secret: z.string() }),
    output: Empty,
    errors: ['WRONG'],
    audit: { none: 'only a test' },
  }),
  guessOwn: command({
    about: 'Guess at the secret of the account of the window.',
    access: 'anyone',
    rate: {
      ...limits.signInPerPc,
      counts: 'refusals',
      per: 'pc',
      alsoBy: { ...limits.signInPerAccount, account: 'own' },
    },
    input: Empty,
    output: Empty,
    errors: ['WRONG'],
    audit: { none: 'only a test' },
  }),
  sometimes: command({
    about: 'Takes of its second bucket where its input says so.',
    access: 'anyone',
    rate: {
      ...limits.commands,
      alsoBy: { ...limits.adminCreation, key: ({ counted }) => (counted ? 'all' : null) },
    },
    input: z.strictObject({ counted: z.boolean() }),
    output: Empty,
    audit: { none: 'only a test' },
  }),
  speak: stream({
    about: 'Speak in parts.',
    access: 'practises',
    rate,
    input: z.strictObject({
      parts: z.number(),
      failAt: z.number().optional(),
      closeFails: z.boolean().optional(),
    }),
    output: z.union([z.object({ part: z.number() }), z.object({ closed: z.string() })]),
    audit: { action: 'thing.spoken', subject: () => 'thing' },
    invalidates: ['tiny.read'],
  }),
  leave: command({
    about: 'Leave.',
    access: 'anyone',
    rate: limits.leaving,
    changesSession: 'leaves',
    input: Empty,
    output: Empty,
    audit: { action: 'thing.left', subject: () => null },
  }),
  leaveQuietly: command({
    about: 'Leave, without a row.',
    access: 'anyone',
    rate: limits.leaving,
    changesSession: 'leaves',
    input: Empty,
    output: Empty,
    audit: { none: 'only a test' },
  }),
};

export const trainee: Actor = { accountId: 'trainee', roles: ['trainee'] };

/** What people type to name that account. */
const names = new Map(['ama', 'ama@branch.test', '07700 900001'].map((name) => [name, trainee.accountId]));

/** Operations that a test brings along, and where its log goes. */
type More = {
  readonly contract?: Feature;
  readonly handlers?: Readonly<Record<string, Impl>>;
  readonly log?: Log;
};

/** The kernel around that feature, on a real store. `trace` tells what ran. */
export async function startTinyApp(more: More = {}) {
  const clock = createFakeClock();
  const ports = storePorts();
  const { store } = await opened(ports);
  store.transact((db) => db.run('CREATE TABLE kept (n INTEGER)'));
  const trace: string[] = [];
  /** Which of its ports the kernel asked, in order. */
  const asked: string[] = [];
  const pushed: unknown[] = [];
  const errors: unknown[] = [];
  /** What was logged that is no error. */
  const lines: unknown[] = [];
  const log = more.log ?? {
    info: (...line: unknown[]) => void lines.push(['info', ...line]),
    warn: (...line: unknown[]) => void lines.push(['warn', ...line]),
    error: (_event: string, error: unknown) => void errors.push(error),
  };
  /** The store closes, where a test says so, as it does when its files are found damaged. */
  const door = { isOpen: true };
  const events = createEvents(log);
  events.listen((_window, push) => pushed.push(push));
  const sessions = createSessions({ clock, ids: systemIds, settings: createSettings(), changed: () => {} });
  const actors = new Map([
    ['trainee', trainee],
    ['viewer', { accountId: 'viewer', roles: ['viewer'] } satisfies Actor],
  ]);
  const handlers = {
    read: implement.query(tiny.read, (_db, { n }) => {
      trace.push('read');
      return { n };
    }),
    ofAnother: implement.query(tiny.ofAnother, (_db, _input, ctx) => ctx.fail('NOT_FOUND')),
    readAudited: implement.query(tiny.readAudited, () => ({ n: 1 })),
    leak: implement.query(tiny.leak, () => ({ a: 1, passwordHash: 'canary' })),
    mismatch: implement.query(tiny.mismatch, () => ({ b: 'canary' }) as never),
    write: implement.command(tiny.write, {
      prepare: () => void trace.push('prepare'),
      commit: (db, { end }, ctx) => {
        trace.push('commit');
        db.run('INSERT INTO kept (n) VALUES (1)');
        if (end === 'refuse') return ctx.refuse('NOT_TODAY', { subject: 'account-1' });
        if (end === 'fail') return ctx.fail('NOT_TODAY', { why: 'closed' });
        if (end === 'throw') throw new Error('canary: SELECT secret FROM accounts');
        return { written: true };
      },
      after: () => void trace.push('after'),
    }),
    guess: implement.command(tiny.guess, {
      commit: (_db, { secret }, ctx) => (secret === 'right' ? {} : ctx.refuse('WRONG')),
    }),
    guessOwn: implement.command(tiny.guessOwn, { commit: (_db, _input, ctx) => ctx.refuse('WRONG') }),
    sometimes: implement.command(tiny.sometimes, { commit: () => ({}) }),
    speak: implement.stream(tiny.speak, {
      open: (_db, input) => {
        trace.push('open');
        return input;
      },
      async *parts({ parts, failAt }) {
        for (let part = 1; part <= parts; part += 1) {
          if (part === failAt) throw new Error('The engine died.');
          await Promise.resolve();
          yield { part };
        }
      },
      close: (_db, { closeFails }, end) => {
        trace.push(`close ${end.kind}`);
        if (closeFails === true) throw new Error('The paper ran out.');
        return { closed: end.kind };
      },
      after: () => void trace.push('after'),
    }),
    leave: implement.leave(tiny.leave, (session) => session.end()),
    leaveQuietly: implement.leave(tiny.leaveQuietly, (session) => session.end()),
  } satisfies ImplsOf<typeof tiny>;
  const all: Readonly<Record<string, Impl>> = { ...handlers, ...more.handlers };

  const metrics = createMetrics();
  const disk = { isFull: false };
  const secrets = createSecretLimiter(
    { clock, log },
    {
      keyOf: (key) => key,
      load: () => [],
      save: () => {
        asked.push('save');
        if (disk.isFull) throw new StoreFault('disk_full', 'SQLITE_FULL');
      },
    },
  );
  const place = { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' };
  const recordAudit = createAuditRecorder({ ...ports, place, nameOf: () => null, keepTime: () => {} });
  const trail = createAuditTrail({ ...ports, log, recordAudit, store: () => (door.isOpen ? store : null) });
  const refusals = createRefusals({ clock, trail });
  const dispatch = createDispatch({
    clock,
    ids: ports.ids,
    log,
    sessions,
    events,
    metrics,
    figuresOf: (limit) => {
      asked.push(`limit ${limit.limit}`);
      return limit;
    },
    contract: { tiny: { ...tiny, ...more.contract } },
    implOf: (path): Impl | null => {
      asked.push('handler');
      return all[path.split('.')[1] ?? ''] ?? null;
    },
    store: () => (door.isOpen ? store : null),
    recordAudit,
    trail,
    refusals,
    turns: createTurns(),
    secretLimiter: (needs) => {
      asked.push(`keeper ${needs}`);
      return secrets;
    },
    guessedAt: (by) => {
      asked.push('account');
      const id = 'id' in by ? by.id : names.get(by.identifier);
      return id === undefined ? JSON.stringify(by) : `account|${id}`;
    },
    actorOf: (id) => {
      asked.push('actor');
      return actors.get(id) ?? null;
    },
  });
  const caller = { windowId: 'window' };
  return {
    /** What a host is given. */
    core: { dispatch, onPush: () => () => {} },
    dispatch: (op: string, input: unknown = {}, options = {}) =>
      dispatch(caller, `tiny.${op}`, input, options),
    session: sessions.of(caller),
    sessions,
    store,
    clock,
    trace,
    asked,
    lines,
    door,
    disk,
    pushed,
    errors,
    metrics,
    actors,
    refusals,
  };
}
