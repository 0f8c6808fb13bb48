import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query, stream } from '#contract/op.ts';
import { implement } from '#main/kernel/implement.ts';
import { startTinyApp } from './tiny-app.ts';

type Tiny = Awaited<ReturnType<typeof startTinyApp>>;

async function signedIn(): Promise<Tiny> {
  const tiny = await startTinyApp();
  tiny.session.begin('trainee');
  return tiny;
}
const codeOf = async (reply: ReturnType<Tiny['dispatch']>): Promise<string> => {
  const answer = await reply;
  return answer.ok ? 'OK' : answer.error.code;
};

describe('while the store is closed', () => {
  test('what needs it is not available, and is not put on record', async () => {
    const tiny = await signedIn();
    tiny.door.isOpen = false;
    expect(await codeOf(tiny.dispatch('read', { n: 1 }))).toBe('UNAVAILABLE');
    expect(await codeOf(tiny.dispatch('read', { n: 'one' }))).toBe('INVALID_INPUT');
    expect(tiny.trace).toEqual([]);
    tiny.door.isOpen = true;
    await tiny.dispatch('write', { end: 'done' });
    expect(tiny.store.read.all('SELECT action FROM audit')).toEqual([{ action: 'thing.written' }]);
  });

  test('an operation without a handler is not available', async () => {
    const tiny = await startTinyApp({
      contract: {
        homeless: query({
          about: 'Has no handler now.',
          access: 'anyone',
          rate: limits.queries,
          input: z.strictObject({}),
          output: z.object({}),
        }),
      },
    });
    expect(await codeOf(tiny.dispatch('homeless'))).toBe('UNAVAILABLE');
  });
});

test.each([
  ['changes nothing', 'practises', 'UNAUTHENTICATED', 0],
  ['does all the same what anybody may do', 'anyone', 'OK', 1],
] as const)(
  'whoever is gone by the time at which the writing begins %s',
  async (_what, access, code, times) => {
    const op = command({
      about: 'Takes its time before it writes.',
      access,
      rate: limits.commands,
      input: z.strictObject({}),
      output: z.object({}),
      audit: { none: 'only a test' },
    });
    let commits = 0;
    const handler = implement.command(op, {
      prepare: () => void tiny.actors.delete('trainee'),
      commit: () => {
        commits += 1;
        return {};
      },
    });
    const tiny = await startTinyApp({ contract: { slowly: op }, handlers: { slowly: handler } });
    tiny.session.begin('trainee');
    expect(await codeOf(tiny.dispatch('slowly'))).toBe(code);
    expect(commits).toBe(times);
  },
);

describe('what took its time', () => {
  const discarded: string[] = [];
  const slow = (happens: (tiny: Tiny) => void) => {
    const declared = {
      about: 'Takes its time.',
      access: 'practises',
      rate: limits.commands,
      input: z.strictObject({}),
      output: z.object({ n: z.number() }),
    } as const;
    const [read, write] = [query(declared), command({ ...declared, audit: { none: 'only a test' } })];
    const meanwhile = async (): Promise<void> => {
      await Promise.resolve();
      happens(tiny);
    };
    const handlers = {
      slowRead: implement.query(read, async () => {
        await meanwhile();
        return { n: 1 };
      }),
      slowWrite: implement.command(write, {
        prepare: meanwhile,
        commit: () => ({ n: 1 }),
        discard: () => void discarded.push('slowWrite'),
      }),
    };
    const started = startTinyApp({ contract: { slowRead: read, slowWrite: write }, handlers });
    let tiny: Tiny;
    return async (op: string): Promise<string> => {
      tiny = await started;
      tiny.session.begin('trainee');
      return codeOf(tiny.dispatch(op));
    };
  };

  test.each<[string, string, (tiny: Tiny) => void]>([
    ['locked', 'LOCKED', ({ session }) => session.setLocked(true)],
    ['left', 'UNAUTHENTICATED', ({ session }) => session.end()],
    ['taken over', 'UNAUTHENTICATED', ({ session }) => session.begin('viewer')],
    [
      'whoever is at it may not any more',
      'FORBIDDEN',
      ({ actors }) => void actors.set('trainee', { accountId: 'trainee', roles: ['viewer'] }),
    ],
  ])('is neither told nor done at a window that was %s meanwhile', async (_what, code, happens) => {
    discarded.length = 0;
    expect([await slow(happens)('slowRead'), await slow(happens)('slowWrite')]).toEqual([code, code]);
    expect(discarded).toEqual(['slowWrite']);
  });

  test('is told and done at a window at which nothing happened', async () => {
    discarded.length = 0;
    const call = slow(() => {});
    expect([await call('slowRead'), await call('slowWrite')]).toEqual(['OK', 'OK']);
    expect(discarded).toEqual([]);
  });
});

test('a stream goes on behind a lock for whoever began it, and nobody hears it', async () => {
  const tiny = await signedIn();
  const parts: unknown[] = [];
  const onPart = (part: unknown): void => {
    parts.push(part);
    tiny.session.setLocked(true);
  };
  expect(await codeOf(tiny.dispatch('speak', { parts: 3 }, { onPart }))).toBe('LOCKED');
  expect(parts).toEqual([{ part: 1 }]);
  expect(tiny.trace).toEqual(['open', 'close finished', 'after']);
  expect(tiny.errors).toEqual([]);
});

describe('a stream that fails', () => {
  test('tells the windows all the same, since its opening and its close are kept', async () => {
    const tiny = await signedIn();
    await tiny.dispatch('speak', { parts: 2, failAt: 1 });
    expect(tiny.pushed).toEqual([{ event: 'invalidated', ops: ['tiny.read'] }]);
  });

  test('in its close alone is answered as any fault', async () => {
    const tiny = await signedIn();
    expect(await codeOf(tiny.dispatch('speak', { parts: 1, closeFails: true }))).toBe('INTERNAL');
    expect(tiny.errors).toEqual([new Error('The paper ran out.')]);
    expect(tiny.trace).toEqual(['open', 'close finished', 'after']);
  });

  test('in the middle and in its close leaves both faults in the log', async () => {
    const tiny = await signedIn();
    expect(await codeOf(tiny.dispatch('speak', { parts: 2, failAt: 2, closeFails: true }))).toBe('INTERNAL');
    const [error] = tiny.errors as [AggregateError];
    expect(error.message).toBe('A stream failed, and so did its close.');
    expect(error.errors).toEqual([new Error('The engine died.'), new Error('The paper ran out.')]);
    expect(tiny.trace).toEqual(['open', 'close failed', 'after']);
  });

  test('because it was cancelled is no fault: nothing is logged', async () => {
    const tiny = await signedIn();
    const abort = new AbortController();
    abort.abort();
    expect(await codeOf(tiny.dispatch('speak', { parts: 2 }, { signal: abort.signal }))).toBe('CANCELLED');
    expect(tiny.errors).toEqual([]);
    expect(tiny.pushed).toHaveLength(1);
  });
});

test('a handler that answers something else is logged with what does not fit, and none of what it said', async () => {
  const op = query({
    about: 'Answers something else.',
    access: 'anyone',
    rate: limits.queries,
    input: z.strictObject({}),
    output: z.object({ people: z.array(z.object({ name: z.string() })), total: z.number() }),
  });
  const answer = implement.query(op, () => ({ people: [{ name: 7 }], total: 'canary' }) as never);
  const tiny = await startTinyApp({ contract: { other: op }, handlers: { other: answer } });
  await tiny.dispatch('other');
  expect(tiny.errors).toMatchObject([
    { name: 'OutputMismatch', message: 'people.0.name: invalid_type; total: invalid_type' },
  ]);
});

test('an audited query whose row cannot be written logs why', async () => {
  const tiny = await signedIn();
  tiny.store.transact((db) =>
    db.run("CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END"),
  );
  expect(await tiny.dispatch('readAudited')).toMatchObject({ error: { details: { store: 'audit' } } });
  expect(tiny.errors).toMatchObject([
    {
      name: 'AuditUnavailable',
      message: 'What was read could not be recorded.',
      cause: expect.any(Error) as unknown,
    },
  ]);
});

test.each([
  ['all of them', {}, 'done', 'OK'],
  ['an abort', { signal: AbortSignal.abort() }, 'stopped', 'CANCELLED'],
])(
  'the parts of a stream that needs nothing afterwards are brought to their end after %s',
  async (_after, options, end, code) => {
    const op = stream({
      about: 'Sends two parts.',
      access: 'anyone',
      rate: limits.queries,
      input: z.strictObject({}),
      output: z.object({ n: z.number() }),
      audit: { none: 'only a test' },
    });
    let ended = '';
    const handler = implement.stream(op, {
      open: () => 2,
      async *parts(last) {
        ended = 'stopped';
        try {
          for (let n = 1; n <= last; n += 1) yield { n };
          ended = 'done';
        } finally {
          ended += ', brought to its end';
        }
      },
      close: () => ({ n: 0 }),
    });
    const tiny = await startTinyApp({ contract: { two: op }, handlers: { two: handler } });
    expect(await codeOf(tiny.dispatch('two', {}, options))).toBe(code);
    expect(ended).toBe(`${end}, brought to its end`);
    expect(tiny.errors).toEqual([]);
  },
);

describe('a call in the log', () => {
  const slow = (ms: number) => {
    const declared = {
      about: 'Takes its time.',
      access: 'anyone',
      rate: limits.queries,
      input: z.strictObject({}),
      output: z.object({}),
    } as const;
    const op = query(declared);
    return startTinyApp({
      contract: { slow: op },
      handlers: {
        slow: implement.query(op, () => {
          tick(ms);
          return {};
        }),
      },
    });
  };
  let tick = (_ms: number): void => {};

  test.each([
    [100, 'info', 'op'],
    [100.6, 'warn', 'op.slow'],
  ])('that took %d ms is one line of level %s', async (ms, level, event) => {
    const tiny = await slow(ms);
    tick = (by) => tiny.clock.advance(by);
    await tiny.dispatch('slow');
    expect(tiny.lines).toEqual([
      [level, event, { op: 'tiny.slow', outcome: 'OK', ms: Math.round(ms), window: 'window' }],
    ]);
    expect(tiny.metrics.snapshot()).toMatchObject([
      { op: 'tiny.slow', p50Ms: expect.closeTo(ms, 5) as number },
    ]);
  });

  test('does not count the time that it waited for its turn', async () => {
    const entering = command({
      about: 'Enters.',
      access: 'anyone',
      rate: limits.commands,
      changesSession: 'enters',
      input: z.strictObject({}),
      output: z.object({}),
      audit: { none: 'only a test' },
    });
    let open = (): void => {};
    const waiting = new Promise<void>((resolve) => (open = resolve));
    const app = await startTinyApp({
      contract: { enter: entering },
      handlers: { enter: implement.command(entering, { prepare: () => waiting, commit: () => ({}) }) },
    });
    const calls = [app.dispatch('enter'), app.dispatch('leak')];
    app.clock.advance(5000);
    open();
    await Promise.all(calls);
    expect(app.lines).toMatchObject([
      ['warn', 'op.slow', { op: 'tiny.enter', ms: 5000 }],
      ['info', 'op', { op: 'tiny.leak', ms: 0 }],
    ]);
  });

  test('that was refused bears the code, and an unknown one no name', async () => {
    const tiny = await signedIn();
    await tiny.dispatch('read', { n: 'one' });
    await tiny.dispatch('canary');
    expect(tiny.lines).toMatchObject([
      ['info', 'op', { op: 'tiny.read', outcome: 'INVALID_INPUT' }],
      ['info', 'op', { op: 'unknown', outcome: 'NOT_FOUND' }],
    ]);
  });
});

describe('a sign of a person', () => {
  const idleSince = async (op: string, input: unknown) => {
    const tiny = await signedIn();
    tiny.clock.advance(1000);
    await tiny.dispatch(op, input);
    return tiny.sessions.listOf('trainee').map(({ lastActiveAt }) => lastActiveAt.toISOString());
  };
  test('is whatever changes something, not what a window asks for of its own accord', async () => {
    expect(await idleSince('write', { end: 'done' })).toEqual(['2026-11-20T09:00:01.000Z']);
    expect(await idleSince('speak', { parts: 1 })).toEqual(['2026-11-20T09:00:01.000Z']);
    expect(await idleSince('read', { n: 1 })).toEqual(['2026-11-20T09:00:00.000Z']);
  });
});
