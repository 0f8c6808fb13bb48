import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { type AnyOp, command, query } from '#contract/op.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { admit, type Admitted } from './admit.ts';
import type { Actor } from './implement.ts';
import { createRateLimiter, type RateLimiter } from './limits/rate-limit.ts';
import { OperationRefused } from './refusal.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSettings } from './settings.ts';

const minute = 60_000;
const shape = { input: z.strictObject({ n: z.number().optional() }), output: z.object({}) };
const audit = { none: 'only a test' };
const rate = limits.commands;

const open = query({ about: 'Anybody reads.', access: 'anyone', rate: limits.queries, ...shape });
const bare = query({ about: 'Needs no store.', access: 'anyone', needs: 'nothing', rate, ...shape });
const read = query({ about: 'People read.', access: 'signedIn', rate: limits.queries, ...shape });
const arrive = command({ about: 'Settles what is owed.', access: 'arrived', rate, ...shape, audit });
const write = command({ about: 'People write.', access: 'practises', rate, ...shape, audit });
const leave = command({
  about: 'Leaves.',
  access: 'administers',
  rate,
  ...shape,
  audit,
  changesSession: 'leaves',
});
const enter = command({
  about: 'Enters.',
  access: 'anyone',
  rate,
  ...shape,
  audit,
  changesSession: 'enters',
});
const grave = command({ about: 'Is grave.', access: 'administers', rate, ...shape, audit, stepUp: true });

let clock: ReturnType<typeof createFakeClock>;
let sessions: Sessions;
let limiter: RateLimiter;
let people: Map<string, Actor>;
/** What the door was asked and told, in order. */
let told: string[];

beforeEach(() => {
  clock = createFakeClock();
  let made = 0;
  sessions = createSessions({
    clock,
    ids: { next: () => `session-${(made += 1)}` },
    settings: createSettings(),
    changed: () => {},
  });
  limiter = createRateLimiter(clock);
  people = new Map([
    ['ama', { accountId: 'ama', roles: ['trainee'] }],
    ['petra', { accountId: 'petra', roles: ['admin'] }],
  ]);
  told = [];
});

const at = (windowId: string) => sessions.of({ windowId });

function call(op: AnyOp, raw: unknown = {}, { path = 'feature.op', windowId = 'window' } = {}): Admitted {
  return admit({ path, op, raw, caller: { windowId } }, at(windowId), {
    limiter: {
      waitMs: limiter.waitMs,
      take: (key, limit) => {
        told.push(`take ${key}`);
        limiter.take(key, limit);
      },
      giveBack: (key, limit) => {
        told.push(`give back ${key}`);
        limiter.giveBack(key, limit);
      },
    },
    actorOf: (id, owed) => {
      told.push(`who is ${[id, ...owed].join(' owing ')}`);
      return people.get(id) ?? null;
    },
    guessedAt: (by) => ('id' in by ? `account|${by.id}` : `typed|${by.identifier}`),
    figuresOf: (limit) => limit,
  });
}

/** What a call is refused with, and why; `null` where it is let through. */
function refusalOf(...args: Parameters<typeof call>): { code: string; details?: unknown } | null {
  try {
    call(...args);
    return null;
  } catch (error) {
    if (!(error instanceof OperationRefused)) throw error;
    const { code, details } = error;
    return details === undefined ? { code } : { code, details };
  }
}
/** The buckets that a call took of. */
const bucketsOf = (...args: Parameters<typeof call>): string[] => {
  told.length = 0;
  call(...args);
  return told.filter((line) => line.startsWith('take ')).map((line) => line.slice('take '.length));
};

describe('whose call it is', () => {
  test('is read of the store at every call, with what was owed when they signed in', () => {
    at('window').begin('ama', { owes: ['notice'] });
    expect(call(read).actor).toEqual({ accountId: 'ama', roles: ['trainee'] });
    expect(told[0]).toBe('who is ama owing notice');
    people.set('ama', { accountId: 'ama', roles: ['trainer'] });
    expect(call(read).actor?.roles).toEqual(['trainer']);
    people.delete('ama');
    expect(refusalOf(read)).toEqual({ code: 'UNAUTHENTICATED' });
  });

  test('is known where nobody need be signed in, and is nobody where nobody is', () => {
    expect(call(open).actor).toBeNull();
    at('window').begin('ama');
    expect(call(open).actor?.accountId).toBe('ama');
    people.delete('ama');
    expect(call(open).actor).toBeNull();
  });

  test('is nobody’s behind a lock, where it is not refused', () => {
    at('window').begin('ama');
    at('window').setLocked(true);
    expect(call(open).actor).toBeNull();
    expect(refusalOf(read)).toEqual({ code: 'LOCKED' });
  });

  test('is nobody’s where the store is not asked', () => {
    at('window').begin('ama');
    expect(call(bare).actor).toBeNull();
    expect(told.filter((line) => line.startsWith('who'))).toEqual([]);
  });

  test('is theirs when they leave, without a look at their account or its roles', () => {
    at('window').begin('gone');
    expect(call(leave).actor).toEqual({ accountId: 'gone', roles: [] });
    expect(told.filter((line) => line.startsWith('who'))).toEqual([]);
  });

  test('is looked up like any other when they enter', () => {
    at('window').begin('gone');
    expect(call(enter).actor).toBeNull();
    expect(told[0]).toBe('who is gone');
  });
});

describe('what is refused for who they are', () => {
  test('the wrong role, and no role at all', () => {
    at('window').begin('ama');
    expect(refusalOf(write)).toBeNull();
    expect(refusalOf(grave)).toEqual({ code: 'FORBIDDEN' });
    people.set('ama', { accountId: 'ama', roles: [] });
    expect(refusalOf(write)).toEqual({ code: 'FORBIDDEN' });
  });

  test('whoever owes something, except for settling it and for what anybody may do', () => {
    at('window').begin('ama');
    people.set('ama', { accountId: 'ama', roles: ['trainee'], hasDebts: true });
    expect(refusalOf(write)).toEqual({ code: 'FORBIDDEN', details: { owes: true } });
    expect(refusalOf(arrive)).toBeNull();
    expect(refusalOf(open)).toBeNull();
    people.set('ama', { accountId: 'ama', roles: ['trainee'], hasDebts: false });
    expect(refusalOf(write)).toBeNull();
  });

  test('whoever gave their password too long ago, where the command is grave', () => {
    at('window').begin('petra');
    expect(refusalOf(grave)).toBeNull();
    clock.advance(10 * minute);
    expect(refusalOf(grave)).toEqual({ code: 'FORBIDDEN', details: { stepUp: true } });
    expect(refusalOf(write)).toBeNull();
    at('window').prove();
    expect(refusalOf(grave)).toBeNull();
  });
});

describe('which buckets a call takes of', () => {
  test('one for each operation and person, whichever window they are at', () => {
    at('window').begin('ama');
    at('other').begin('ama');
    expect(bucketsOf(read)).toEqual(['feature.op|ama']);
    expect(bucketsOf(read, {}, { path: 'feature.another' })).toEqual(['feature.another|ama']);
    expect(bucketsOf(read, {}, { windowId: 'other' })).toEqual(['feature.op|ama']);
  });

  test('one for each window where nobody is signed in', () => {
    expect(bucketsOf(open)).toEqual(['feature.op|window:window']);
    expect(bucketsOf(open, {}, { windowId: 'other' })).toEqual(['feature.op|window:other']);
  });

  test('one for a group of operations, and one for the whole PC', () => {
    const op = query({ ...open, rate: { ...rate, group: 'codes', per: 'pc' } });
    expect(bucketsOf(op)).toEqual(['codes|pc']);
    at('window').begin('ama');
    expect(bucketsOf(op)).toEqual(['codes|pc']);
    expect(bucketsOf(query({ ...op, rate: { ...rate, per: 'user' } }))).toEqual(['feature.op|ama']);
  });

  test('a second one of what the input names', () => {
    const guess = (account: 'own' | ((input: { who: string }) => string)) =>
      query({
        about: 'Guesses.',
        access: 'anyone',
        rate: { ...rate, per: 'pc', alsoBy: { ...limits.signInPerAccount, account } },
        input: z.strictObject({ who: z.string() }),
        output: z.object({}),
      });
    const typed = guess(({ who }) => who);
    expect(bucketsOf(typed, { who: 'ama@branch.test' })[1]).toBe('signInPerAccount|typed|ama@branch.test');
    expect(bucketsOf(guess('own'), { who: '' })).toEqual(['feature.op|pc']);
    at('window').begin('ama');
    expect(bucketsOf(guess('own'), { who: '' })[1]).toBe('signInPerAccount|account|ama');
  });

  test('a second one of its own for each key, within the operation', () => {
    const op = query({
      ...open,
      rate: {
        ...rate,
        alsoBy: {
          ...limits.adminCreation,
          key: ({ n }: { n?: number | undefined }) => n?.toString() ?? null,
        },
      },
    });
    expect(bucketsOf(op, { n: 1 })[1]).toBe('feature.op|by|1');
    expect(bucketsOf(op, { n: 2 })[1]).toBe('feature.op|by|2');
    expect(bucketsOf(op, {})).toHaveLength(1);
  });
});

describe('what is given back', () => {
  const counting = (counts: 'calls' | 'refusals') => query({ ...open, rate: { ...rate, counts } });

  test('nothing, where every call counts: of a call that was let through or of one that was not', () => {
    for (const op of [open, counting('calls')]) {
      call(op).forgive();
      expect(refusalOf(op, { n: 'one' })?.code).toBe('INVALID_INPUT');
    }
    expect(told).toEqual([...Array<string>(4).fill('take feature.op|window:window')]);
  });

  test('once, what a call took that turned out not to count', () => {
    const { forgive } = call(counting('refusals'));
    forgive();
    forgive();
    expect(told).toEqual(['take feature.op|window:window', 'give back feature.op|window:window']);
  });

  test('by itself, what a call took that never reached its handler', () => {
    expect(refusalOf(counting('refusals'), { n: 'one' })?.code).toBe('INVALID_INPUT');
    expect(told).toEqual(['take feature.op|window:window', 'give back feature.op|window:window']);
  });

  test('never an attempt: there are so many of them, whatever becomes of them', () => {
    const upload = query({ ...open, rate: { ...limits.uploads, counts: 'accepted', attempts: limits.chat } });
    call(upload).forgive();
    expect(told).toEqual([
      'take feature.op|window:window',
      'take feature.op|attempts|window:window',
      'give back feature.op|window:window',
    ]);
    for (let n = 1; n < limits.chat.max; n += 1) call(upload).forgive();
    expect(refusalOf(upload)?.code).toBe('RATE_LIMITED');
    // What the attempts refuse took nothing of the uploads.
    clock.advance(limits.chat.perSeconds * 1000);
    for (let n = 0; n < limits.uploads.max; n += 1) call(upload);
    expect(refusalOf(upload)?.code).toBe('RATE_LIMITED');
  });
});

test('an input that does not fit is told in the words of the product', () => {
  expect(refusalOf(open, { n: 'one' })).toEqual({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'n', issue: 'invalid_type', message: 'This has to be a number.' }] },
  });
});
