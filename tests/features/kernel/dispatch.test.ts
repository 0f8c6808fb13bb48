import { describe, expect, test } from 'vitest';
import type { Actor } from '#main/kernel/implement.ts';
import { startTinyApp, trainee } from './tiny-app.ts';

type Tiny = Awaited<ReturnType<typeof startTinyApp>>;

const kept = ({ store }: Tiny): number =>
  store.read.get<{ n: number }>('SELECT count(*) AS n FROM kept')?.n ?? -1;
const audit = ({ store }: Tiny) =>
  store.read.all<{ action: string; outcome: string; subject: string | null; details: string }>(
    'SELECT action, outcome, subject_id AS subject, details FROM audit ORDER BY seq',
  );

async function signedIn(): Promise<Tiny> {
  const tiny = await startTinyApp();
  tiny.session.begin('trainee');
  return tiny;
}

describe('each stage alone refuses, and nothing later runs', () => {
  test.each<[string, (tiny: Tiny) => void, string, unknown, string]>([
    ['an unknown operation', () => {}, 'nothing', {}, 'NOT_FOUND'],
    ['a name of the prototype', () => {}, 'constructor', {}, 'NOT_FOUND'],
    ['a misshapen input', () => {}, 'read', { n: 'a\0' }, 'INVALID_INPUT'],
    ['nobody signed in', ({ session }) => session.end(), 'read', { n: 1 }, 'UNAUTHENTICATED'],
    [
      'an account that is gone',
      ({ actors }) => void actors.delete('trainee'),
      'read',
      { n: 1 },
      'UNAUTHENTICATED',
    ],
    ['a locked window', ({ session }) => session.setLocked(true), 'read', { n: 1 }, 'LOCKED'],
    ['the wrong role', ({ session }) => session.begin('viewer'), 'read', { n: 1 }, 'FORBIDDEN'],
    ['an input that does not fit', () => {}, 'read', { n: 'one' }, 'INVALID_INPUT'],
  ])('%s', async (_name, arrange, op, input, code) => {
    const tiny = await signedIn();
    arrange(tiny);
    expect(await tiny.dispatch(op, input)).toMatchObject({ ok: false, error: { code } });
    expect(tiny.trace).toEqual([]);
  });

  test('a spent limit, even for an input that would not fit', async () => {
    const tiny = await signedIn();
    for (let call = 0; call < 3; call += 1) await tiny.dispatch('read', { n: 'one' });
    expect(await tiny.dispatch('read', { n: 1 })).toEqual({
      ok: false,
      error: { code: 'RATE_LIMITED', retryAfterMs: 20_000 },
    });
    expect(tiny.trace).toEqual([]);
  });

  test('the session is asked before the limit, so that a stranger cannot spend it', async () => {
    const tiny = await startTinyApp();
    for (let call = 0; call < 10; call += 1) await tiny.dispatch('read', { n: 1 });
    tiny.session.begin('trainee');
    expect(await tiny.dispatch('read', { n: 1 })).toEqual({ ok: true, data: { n: 1 } });
  });
});

describe('what leaves', () => {
  test('is only what the operation declares', async () => {
    const tiny = await startTinyApp();
    expect(await tiny.dispatch('leak')).toEqual({ ok: true, data: { a: 1 } });
  });

  test('is an internal error with a reference when the handler answers something else, and nothing of the answer', async () => {
    const tiny = await startTinyApp();
    const reply = await tiny.dispatch('mismatch');
    expect(reply).toEqual({ ok: false, error: { code: 'INTERNAL', ref: expect.any(String) as string } });
    expect(JSON.stringify(reply)).not.toContain('canary');
  });

  test('names every field that does not fit, at once', async () => {
    const tiny = await signedIn();
    const reply = await tiny.dispatch('read', { n: 'one', more: 1, another: 2 });
    const fields = reply.ok ? [] : (reply.error.details as { fields: { path: string }[] }).fields;
    expect(fields.map(({ path }) => path).toSorted()).toEqual(['another', 'more', 'n']);
  });
});

describe('a command', () => {
  test('commits its writes with one audit row, then runs what comes after, then tells the windows', async () => {
    const tiny = await signedIn();
    expect(await tiny.dispatch('write', { end: 'done' })).toEqual({ ok: true, data: { written: true } });
    expect(kept(tiny)).toBe(1);
    expect(audit(tiny)).toEqual([
      { action: 'thing.written', outcome: 'done', subject: 'thing', details: '{}' },
    ]);
    expect(tiny.trace).toEqual(['prepare', 'commit', 'after']);
    expect(tiny.pushed).toEqual([{ event: 'invalidated', ops: ['tiny.read'] }]);
  });

  test.each<[string, Partial<Actor>]>([
    ['has another role by then', { roles: ['viewer'] }],
    ['owes something by then', { hasDebts: true }],
  ])('writes nothing where its person %s', async (_what, change) => {
    const tiny = await signedIn();
    const reply = tiny.dispatch('write', { end: 'done' });
    tiny.actors.set('trainee', { ...trainee, ...change });
    expect(await reply).toEqual({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(kept(tiny)).toBe(0);
    expect(tiny.trace).toEqual(['prepare']);
    expect(audit(tiny)).toEqual([
      {
        action: 'call.refused',
        outcome: 'refused',
        subject: null,
        details: '{"op":"tiny.write","code":"FORBIDDEN"}',
      },
    ]);
  });

  test('that refuses keeps its writes and its audit row, and nothing comes after', async () => {
    const tiny = await signedIn();
    expect(await tiny.dispatch('write', { end: 'refuse' })).toEqual({
      ok: false,
      error: { code: 'NOT_TODAY' },
    });
    expect(kept(tiny)).toBe(1);
    expect(audit(tiny)).toEqual([
      { action: 'thing.refused', outcome: 'refused', subject: 'account-1', details: '{"code":"NOT_TODAY"}' },
    ]);
    expect(tiny.trace).toEqual(['prepare', 'commit']);
    expect(tiny.pushed).toEqual([]);
  });

  test('that fails rolls everything back and says why', async () => {
    const tiny = await signedIn();
    const reply = await tiny.dispatch('write', { end: 'fail' });
    expect(reply).toEqual({ ok: false, error: { code: 'NOT_TODAY', details: { why: 'closed' } } });
    expect([kept(tiny), audit(tiny)]).toEqual([0, []]);
  });

  test('that throws rolls everything back and gives nothing away but a reference', async () => {
    const tiny = await signedIn();
    const reply = await tiny.dispatch('write', { end: 'throw' });
    expect(reply).toEqual({ ok: false, error: { code: 'INTERNAL', ref: expect.any(String) as string } });
    expect([kept(tiny), audit(tiny)]).toEqual([0, []]);
    expect(tiny.errors).toHaveLength(1);
  });
});

describe('an audited query', () => {
  test('leaves its row before it answers', async () => {
    const tiny = await signedIn();
    expect(await tiny.dispatch('readAudited')).toMatchObject({ ok: true });
    expect(audit(tiny)).toMatchObject([{ action: 'thing.read', outcome: 'done' }]);
  });

  test('answers UNAVAILABLE when its row cannot be written', async () => {
    const tiny = await signedIn();
    tiny.store.transact((db) =>
      db.run("CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END"),
    );
    expect(await tiny.dispatch('readAudited')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });
});

describe('a stream', () => {
  test('opens, sends its parts in order, closes, and answers with the last part', async () => {
    const tiny = await signedIn();
    const parts: unknown[] = [];
    const reply = await tiny.dispatch('speak', { parts: 3 }, { onPart: (part: unknown) => parts.push(part) });
    expect(parts).toEqual([{ part: 1 }, { part: 2 }, { part: 3 }]);
    expect(reply).toEqual({ ok: true, data: { closed: 'finished' } });
    expect(tiny.trace).toEqual(['open', 'close finished', 'after']);
    expect(tiny.pushed).toEqual([{ event: 'invalidated', ops: ['tiny.read'] }]);
    expect(audit(tiny)).toMatchObject([{ action: 'thing.spoken' }]);
  });

  test('closes when it is aborted, and sends nothing more', async () => {
    const tiny = await signedIn();
    const abort = new AbortController();
    const parts: unknown[] = [];
    const onPart = (part: unknown): void => {
      parts.push(part);
      abort.abort();
    };
    const reply = await tiny.dispatch('speak', { parts: 3 }, { onPart, signal: abort.signal });
    expect(parts).toEqual([{ part: 1 }]);
    expect(reply).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(tiny.trace).toEqual(['open', 'close aborted', 'after']);
  });

  test('closes when it fails in the middle', async () => {
    const tiny = await signedIn();
    const reply = await tiny.dispatch('speak', { parts: 3, failAt: 2 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(tiny.trace).toEqual(['open', 'close failed', 'after']);
  });
});

test('every call is counted by operation and outcome, and an unknown name does not grow the list', async () => {
  const tiny = await signedIn();
  await tiny.dispatch('read', { n: 1 });
  await tiny.dispatch('read', { n: 'one' });
  await tiny.dispatch('made-up-1');
  await tiny.dispatch('made-up-2');
  expect(tiny.metrics.snapshot()).toMatchObject([
    { op: 'tiny.read', calls: 2, outcomes: { OK: 1, INVALID_INPUT: 1 } },
    { op: 'unknown', calls: 2, outcomes: { NOT_FOUND: 2 } },
  ]);
});
