import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, test, vi } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const minute = 60_000;
const wish = {
  kind: 'interview',
  categoryId: 'after-fixing-objection',
  difficulty: 'basic',
  minutes: 5,
} as const;
const refusal = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'OK',
    (failure: unknown) => (failure as { code?: unknown }).code,
  );

async function setUp() {
  const { test, world } = await startBranch({ policy: { limitFactor: 1000 } });
  await world.document();
  return { test, api: test.window('trainee').api };
}
type Api = Awaited<ReturnType<typeof setUp>>['api'];

/** Says a line and answers the session as it stands afterwards, with the parts that came before. */
async function say(api: Api, sessionId: string, text: string) {
  const parts = [];
  for await (const part of api.roleplay.say({ sessionId, text })) parts.push(part);
  const last = parts.at(-1);
  if (last?.kind !== 'done') throw new Error('The answer did not end.');
  return { parts, session: last.session };
}

const signInAgain = (test: TestApp) =>
  test.window('trainee').api.accounts.signIn({ identifier: 'trainee', password: 'brisk kettle of trainee' });

describe('a turn', () => {
  test('is heard, then answered in pieces that make up the stored answer', async () => {
    const { api } = await setUp();
    const started = await api.roleplay.start(wish);
    const { parts, session } = await say(api, started.id, 'One adjustment within 30 days is included.');
    expect(parts[0]).toMatchObject({
      kind: 'heard',
      turn: { speaker: 'trainee', ordinal: 2, text: 'One adjustment within 30 days is included.' },
    });
    const spoken = parts.flatMap((part) => (part.kind === 'delta' ? [part.text] : [])).join('');
    expect(session.turns.at(-1)).toMatchObject({
      speaker: 'coach',
      text: spoken,
      ordinal: 3,
      engine: 'embedded',
    });
    expect(session.turns.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    expect(session.progress.done).toBe(1);
  });

  test('that a full disk refused leaves the session free for the next', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    const sync = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw full;
    });
    syncBuiltinESMExports();
    expect(await refusal(say(api, id, 'Within 30 days.'))).toBe('UNAVAILABLE');
    sync.mockRestore();
    syncBuiltinESMExports();
    // There is room again.
    await api.system.retryOpening({});
    expect(await refusal(api.roleplay.finish({ sessionId: id }))).toBe('OK');
    expect(test.log.filter(({ event }) => event === 'op.failed')).toHaveLength(1);
  });

  test('is durable before the first part of its answer', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    for await (const part of api.roleplay.say({ sessionId: id, text: 'Within 30 days.' })) {
      expect(part.kind).toBe('heard');
      const stored = await test.rows<{ text: string }>(
        'SELECT text FROM turns WHERE session_id = ? ORDER BY ordinal DESC',
        id,
      );
      expect(stored[0]).toEqual({ text: 'Within 30 days.' });
      break;
    }
  });

  test('whose window stops listening is still answered and stored', async () => {
    const { api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    const abort = new AbortController();
    const cut = (async () => {
      for await (const part of api.roleplay.say(
        { sessionId: id, text: 'Within 30 days.' },
        { signal: abort.signal },
      )) {
        if (part.kind === 'heard') abort.abort();
      }
    })();
    expect(await refusal(cut)).toBe('CANCELLED');
    const { turns } = await api.roleplay.session({ sessionId: id });
    expect(turns.map(({ speaker }) => speaker)).toEqual(['coach', 'trainee', 'coach']);
  });

  test('twice at once in one session is refused the second time, and neither is lost or doubled', async () => {
    const { api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    const answers = await Promise.all([1, 2, 3].map(() => refusal(say(api, id, 'Within 30 days.'))));
    expect(answers.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
    expect((await api.roleplay.session({ sessionId: id })).turns).toHaveLength(3);
  });

  test('may hold 2,000 characters and no more, and never nothing', async () => {
    const { api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    expect(await refusal(say(api, id, '   '))).toBe('INVALID_INPUT');
    expect(await refusal(say(api, id, 'a'.repeat(2001)))).toBe('INVALID_INPUT');
    expect(await refusal(say(api, id, 'a\uD800'))).toBe('INVALID_INPUT');
    expect(await refusal(say(api, id, 'a'.repeat(2000)))).toBe('OK');
  });
});

describe('the clock', () => {
  test('runs in the main process and ends the session at its time, with a report', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    test.clock.advance(2 * minute);
    expect((await api.roleplay.session({ sessionId: id })).remainingMs).toBe(3 * minute);
    test.clock.advance(3 * minute + 1000);
    expect(await api.roleplay.session({ sessionId: id })).toMatchObject({
      status: 'completed',
      remainingMs: 0,
    });
    expect(await api.reports.get({ sessionId: id })).toMatchObject({ sessionId: id, usedSeconds: 300 });
    expect(test.pushes.at(-1)?.push).toMatchObject({
      event: 'invalidated',
      ops: expect.arrayContaining(['reports.list']) as string[],
    });
    expect(await test.rows("SELECT details FROM audit WHERE action = 'session.completed'")).toEqual([
      { details: '{"why":"time"}' },
    ]);
    expect(await refusal(say(api, id, 'One more thing.'))).toBe('SESSION_CLOSED');
  });

  test('stands still while the session is paused', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    test.clock.advance(minute);
    expect(await api.roleplay.pause({ sessionId: id })).toMatchObject({
      status: 'paused',
      remainingMs: 4 * minute,
    });
    test.clock.advance(20 * minute);
    expect(await refusal(say(api, id, 'Hello?'))).toBe('SESSION_PAUSED');
    expect(await api.roleplay.resume({ sessionId: id })).toMatchObject({
      status: 'active',
      remainingMs: 4 * minute,
    });
    test.clock.advance(minute);
    expect((await api.roleplay.session({ sessionId: id })).remainingMs).toBe(3 * minute);
  });

  test('does not count the time that the PC slept, or a wall clock that was set', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start({ ...wish, minutes: 10 });
    test.clock.sleep(20 * minute);
    test.clock.setWall('2040-01-01T00:00:00.000Z');
    test.clock.advance(minute);
    const { remainingMs, status } = await api.roleplay.session({ sessionId: id });
    expect(status).toBe('active');
    expect(remainingMs).toBeGreaterThanOrEqual(9 * minute - 5000);
  });

  test('stops when the window locks or goes, and says so', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    test.clock.advance(minute);
    test.app.lockAll();
    test.clock.advance(10 * minute);
    await api.accounts.unlock({ password: 'brisk kettle of trainee' });
    const locked = await api.roleplay.session({ sessionId: id });
    expect(locked.status).toBe('paused');
    expect(locked.remainingMs).toBeGreaterThanOrEqual(4 * minute - 1000);

    await api.roleplay.resume({ sessionId: id });
    test.app.windowClosed('trainee');
    test.clock.advance(10 * minute);
    await signInAgain(test);
    expect(await api.roleplay.session({ sessionId: id })).toMatchObject({ status: 'paused' });
  });
});

describe('after a quit', () => {
  test('the session is offered again with every turn and the time that was left', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    await say(api, id, 'One adjustment within 30 days is included.');
    test.clock.advance(minute);
    const before = await api.roleplay.session({ sessionId: id });
    const later = await test.restart();
    await signInAgain(later);
    const again = later.window('trainee').api;
    const { session } = await again.roleplay.active({});
    expect(session).toMatchObject({
      id,
      status: 'paused',
      remainingMs: before.remainingMs,
      turns: before.turns,
      progress: before.progress,
    });
    expect(await again.roleplay.resume({ sessionId: id })).toMatchObject({
      status: 'active',
      difficulty: 'basic',
    });
    const { session: after } = await say(again, id, 'It takes 40 minutes.');
    expect(after.progress.done).toBe(2);
  });

  test('a line that was stored but not answered is answered on resume as it would have been', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    const [before] = await test.rows<{ state: string }>('SELECT state FROM sessions WHERE id = ?', id);
    const { session: whole } = await say(api, id, 'One adjustment within 30 days is included.');
    // As a kill between the two transactions leaves it.
    const later = await test.restart((run) => {
      run('DELETE FROM turns WHERE ordinal = 3');
      run('UPDATE sessions SET state = ? WHERE id = ?', before?.state ?? '', id);
    });
    await signInAgain(later);
    const resumed = await later.window('trainee').api.roleplay.resume({ sessionId: id });
    expect(resumed.turns[2]).toMatchObject({ text: whole.turns[2]?.text, speaker: 'coach' });
    expect(resumed.progress).toEqual(whole.progress);
  });

  test('it can be declined, and is then closed without a score', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    const later = await test.restart();
    await signInAgain(later);
    const again = later.window('trainee').api;
    await again.roleplay.abandon({ sessionId: id });
    expect(await again.roleplay.active({})).toEqual({ session: null });
    expect(await refusal(again.roleplay.resume({ sessionId: id }))).toBe('SESSION_CLOSED');
    expect(await refusal(again.reports.get({ sessionId: id }))).toBe('NOT_FOUND');
    expect(await refusal(again.roleplay.start(wish))).toBe('OK');
  });
});

describe('a session', () => {
  test('of somebody else does not exist, whatever is asked of it', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    for (const person of ['otherTrainee', 'trainer', 'admin']) {
      const other = test.window(person).api.roleplay;
      const tries = [
        other.session({ sessionId: id }),
        other.pause({ sessionId: id }),
        other.finish({ sessionId: id }),
        other.abandon({ sessionId: id }),
      ];
      expect(await Promise.all(tries.map(refusal))).toEqual(Array(4).fill('NOT_FOUND'));
      expect(await refusal(say(test.window(person).api, id, 'Hello'))).toBe('NOT_FOUND');
    }
    expect((await api.roleplay.session({ sessionId: id })).turns).toHaveLength(1);
  });

  test('is one at a time for a person', async () => {
    const { api } = await setUp();
    await api.roleplay.start(wish);
    expect(await refusal(api.roleplay.start(wish))).toBe('SESSION_OPEN');
  });

  test('cannot be held where there is no material or no scenario', async () => {
    const { api } = await setUp();
    expect(await refusal(api.roleplay.start({ ...wish, categoryId: 'smp-sales' }))).toBe('NO_MATERIAL');
    expect(await refusal(api.roleplay.start({ ...wish, categoryId: 'not-a-category' }))).toBe('NOT_FOUND');
    expect(
      await refusal(api.roleplay.start({ ...wish, kind: 'customer', scenarioId: '../../etc/passwd' })),
    ).toBe('NO_MATERIAL');
    expect(await api.roleplay.lobby({ categoryId: 'smp-sales' })).toMatchObject({
      interview: false,
      documents: 0,
    });
  });

  test('is not offered where the material gives no question', async () => {
    const { test, api } = await setUp();
    const content = new TextEncoder().encode('Preisliste\n\n10 20 30\n');
    const file = { categoryId: 'smp-sales', title: 'Price list', fileName: 'a.txt', content };
    await test.window('admin').api.library.import(file);
    expect(await api.roleplay.lobby({ categoryId: 'smp-sales' })).toMatchObject({
      documents: 1,
      interview: false,
    });
    expect(await refusal(api.roleplay.start({ ...wish, categoryId: 'smp-sales' }))).toBe('NO_MATERIAL');
  });

  test('that is finished stays finished, and its report does not change by being read', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    await say(api, id, 'One adjustment within 30 days is included.');
    const { overall } = await api.roleplay.finish({ sessionId: id });
    for (const call of [api.roleplay.finish, api.roleplay.pause, api.roleplay.resume, api.roleplay.abandon]) {
      expect(await refusal(call({ sessionId: id }))).toBe('SESSION_CLOSED');
    }
    const first = await api.reports.get({ sessionId: id });
    test.clock.setWall('2026-11-21T09:00:00.000Z');
    expect(await test.window('admin').api.reports.get({ sessionId: id })).toEqual(first);
    expect(first.overall).toBe(overall);
  });

  test('that is under way has no report, and asking for one does not end it', async () => {
    const { test, api } = await setUp();
    const { id } = await api.roleplay.start(wish);
    expect(await refusal(test.window('admin').api.reports.get({ sessionId: id }))).toBe('NOT_FOUND');
    expect(await api.roleplay.session({ sessionId: id })).toMatchObject({ status: 'active' });
  });

  test('does not begin with what the one before asked, and never runs out of questions', async () => {
    const { api } = await setUp();
    const firstQuestion = async (): Promise<string> => {
      const { id, turns } = await api.roleplay.start(wish);
      await api.roleplay.finish({ sessionId: id });
      return turns[0]?.text.split('. ').at(-1) ?? '';
    };
    const asked: string[] = [];
    for (let session = 0; session < 12; session += 1) asked.push(await firstQuestion());
    for (const [index, question] of asked.entries()) expect(question).not.toBe(asked[index - 1]);
  });
});
