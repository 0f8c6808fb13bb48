import { describe, expect, test } from 'vitest';
import { startTinyApp, tiny as operations } from './tiny-app.ts';

type Tiny = Awaited<ReturnType<typeof startTinyApp>>;
const quarter = 15 * 60_000;
const id = '0198f3a0-7c1e-7000-8000-0123456789ab';

const refusals = ({ store }: Tiny) =>
  store.read
    .all<{ action: string; actor: string | null; details: string }>(
      'SELECT action, actor_id AS actor, details FROM audit ORDER BY seq',
    )
    .map(({ details, ...row }) => ({ ...row, details: JSON.parse(details) as Record<string, unknown> }));

async function signedIn(as = 'trainee'): Promise<Tiny> {
  const tiny = await startTinyApp();
  tiny.session.begin(as);
  return tiny;
}

describe('a refused call is on record', () => {
  test.each<[string, string, string, unknown, Record<string, unknown>]>([
    ['the wrong role', 'viewer', 'read', { n: 1 }, { op: 'tiny.read', code: 'FORBIDDEN' }],
    [
      'the wrong role, with what it was after',
      'viewer',
      'ofAnother',
      { of: id.toUpperCase() },
      { op: 'tiny.ofAnother', code: 'FORBIDDEN', target: id },
    ],
    ['an operation that does not exist', 'trainee', 'drop tables', {}, { op: 'unknown', code: 'NOT_FOUND' }],
    [
      'an input that does not fit',
      'trainee',
      'read',
      { n: 'one' },
      { op: 'tiny.read', code: 'INVALID_INPUT', issue: 'invalid_type' },
    ],
    [
      'half a character',
      'trainee',
      'read',
      { n: '\uD800' },
      { op: 'tiny.read', code: 'INVALID_INPUT', issue: 'malformed_text' },
    ],
    [
      'a key of the prototype',
      'trainee',
      'read',
      JSON.parse('{"__proto__":{"roles":["admin"]}}'),
      { op: 'tiny.read', code: 'INVALID_INPUT', issue: 'forbidden_key' },
    ],
    [
      'a role in the input',
      'trainee',
      'read',
      { n: 1, role: 'admin' },
      { op: 'tiny.read', code: 'INVALID_INPUT', issue: 'unknown_field' },
    ],
  ])('%s', async (_what, as, op, input, details) => {
    const tiny = await signedIn(as);
    await tiny.dispatch(op, input);
    expect(refusals(tiny)).toEqual([{ action: 'call.refused', actor: as, details }]);
  });

  test('with the id of another’s object that it named', async () => {
    const tiny = await signedIn();
    await tiny.dispatch('ofAnother', { of: id });
    expect(refusals(tiny)).toEqual([
      {
        action: 'call.refused',
        actor: 'trainee',
        details: { op: 'tiny.ofAnother', code: 'NOT_FOUND', target: id },
      },
    ]);
  });

  test('with every id that it named, wherever it stands', async () => {
    const tiny = await signedIn('viewer');
    const other = id.replace('ab', 'cd');
    await tiny.dispatch('write', { one: other, more: [{ of: id.toUpperCase() }, other, 'canary'] });
    expect(refusals(tiny)[0]?.details).toMatchObject({ target: other, others: [id] });
  });

  test('once, where the handler put it on record itself', async () => {
    const tiny = await signedIn();
    await tiny.dispatch('write', { end: 'refuse' });
    expect(refusals(tiny).map(({ action }) => action)).toEqual(['thing.refused']);
  });

  test('and nothing of what it typed, however it is put', async () => {
    const tiny = await signedIn();
    await tiny.dispatch('canary operation', { canary: 'canary' });
    await tiny.dispatch('read', { n: 'canary', canary: ['canary'] });
    await tiny.dispatch('ofAnother', { of: 'canary', canary: id });
    const kept = tiny.store.read.all('SELECT * FROM audit');
    expect(JSON.stringify([kept, tiny.store.read.all('SELECT * FROM audit_names')])).not.toContain('canary');
    expect(refusals(tiny)).toHaveLength(3);
  });
});

describe('what a window does of its own accord is no news', () => {
  test('it asks again for what it shows after its session ended, or while it is locked', async () => {
    const tiny = await startTinyApp();
    await tiny.dispatch('read', { n: 1 });
    tiny.session.begin('trainee');
    tiny.session.setLocked(true);
    await tiny.dispatch('read', { n: 1 });
    expect(refusals(tiny)).toEqual([]);
  });

  test('but a command of nobody, or behind a lock, is', async () => {
    const tiny = await startTinyApp();
    await tiny.dispatch('write', { end: 'done' });
    tiny.session.begin('trainee');
    tiny.session.setLocked(true);
    await tiny.dispatch('write', { end: 'done' });
    expect(refusals(tiny).map(({ details }) => details['code'])).toEqual(['UNAUTHENTICATED', 'LOCKED']);
  });

  test('an answer of the operation’s own is told by its own row, if at all', async () => {
    const tiny = await signedIn();
    await tiny.dispatch('write', { end: 'fail' });
    expect(refusals(tiny)).toEqual([]);
  });
});

describe('who is named', () => {
  test('is nobody behind a lock, where it may be anybody: only whose lock it was', async () => {
    const tiny = await signedIn();
    tiny.session.setLocked(true);
    await tiny.dispatch('write', { end: 'done' });
    await tiny.dispatch('leak', { canary: 1 });
    await tiny.dispatch('drop tables');
    expect(refusals(tiny).map(({ actor, details }) => [actor, details])).toEqual([
      [null, { op: 'tiny.write', code: 'LOCKED', lockedWindowOf: 'trainee' }],
      [null, { op: 'tiny.leak', code: 'INVALID_INPUT', issue: 'unknown_field', lockedWindowOf: 'trainee' }],
      [null, { op: 'unknown', code: 'NOT_FOUND', lockedWindowOf: 'trainee' }],
    ]);
  });

  test('is whoever was at the window when the call came, also where its end comes after theirs', async () => {
    const tiny = await signedIn();
    const reply = tiny.dispatch('write', { end: 'done' });
    tiny.actors.delete('trainee');
    tiny.session.end();
    expect(await reply).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
    expect(refusals(tiny)).toEqual([
      { action: 'call.refused', actor: 'trainee', details: { op: 'tiny.write', code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('whoever goes on trying', () => {
  test('leaves one row in a quarter of an hour, and then one that says how often there was none', async () => {
    const tiny = await signedIn('viewer');
    for (let call = 0; call < 50; call += 1) await tiny.dispatch('write', { end: 'done' });
    await tiny.dispatch('drop tables');
    await tiny.dispatch('drop indexes');
    tiny.clock.advance(quarter - 1);
    tiny.refusals.settleDue();
    expect(refusals(tiny)).toHaveLength(2);
    tiny.clock.advance(1);
    tiny.refusals.settleDue();
    await tiny.dispatch('write', { end: 'done' });
    expect(refusals(tiny).slice(2)).toEqual([
      {
        action: 'call.refusedAgain',
        actor: 'viewer',
        details: { 'tiny.write.FORBIDDEN': 49, 'unknown.NOT_FOUND': 1 },
      },
      { action: 'call.refused', actor: 'viewer', details: { op: 'tiny.write', code: 'FORBIDDEN' } },
    ]);
    tiny.clock.advance(quarter);
    tiny.refusals.settleDue();
    expect(refusals(tiny)).toHaveLength(4);
  });

  test('is told of when they leave, and when the program ends', async () => {
    const tiny = await signedIn('viewer');
    for (let call = 0; call < 3; call += 1) await tiny.dispatch('write', { end: 'done' });
    await tiny.dispatch('leaveQuietly');
    expect(refusals(tiny).slice(1)).toEqual([
      { action: 'call.refusedAgain', actor: 'viewer', details: { 'tiny.write.FORBIDDEN': 2 } },
    ]);
    tiny.session.begin('trainee');
    for (let call = 0; call < 3; call += 1) await tiny.dispatch('drop tables');
    tiny.refusals.settleAll();
    tiny.refusals.settleAll();
    expect(refusals(tiny).slice(3)).toEqual([
      { action: 'call.refusedAgain', actor: 'trainee', details: { 'unknown.NOT_FOUND': 2 } },
    ]);
  });

  test('after many objects of others leaves a row of each, and the count of those beyond sixty', async () => {
    const tiny = await signedIn();
    const idOf = (n: number): string => `0198f3a0-7c1e-7000-8000-${String(n).padStart(12, '0')}`;
    for (let n = 0; n < 100; n += 1) {
      await tiny.dispatch('ofAnother', { of: idOf(n) });
      await tiny.dispatch('ofAnother', { of: idOf(n) });
    }
    expect(refusals(tiny).map(({ details }) => details['target'])).toEqual(
      Array.from({ length: 61 }, (_, n) => idOf(n)),
    );
    tiny.refusals.settleAll();
    expect(refusals(tiny).at(-1)?.details).toEqual({ 'tiny.ofAnother.NOT_FOUND': 100 + 39 });
  });

  test('with the objects of others is on record for the next operation that is not theirs', async () => {
    const tiny = await signedIn();
    for (let n = 0; n < 500; n += 1) await tiny.dispatch('ofAnother', { of: crypto.randomUUID() });
    tiny.actors.set('trainee', { accountId: 'trainee', roles: ['viewer'] });
    await tiny.dispatch('write', { end: 'done' });
    expect(refusals(tiny).at(-1)).toMatchObject({
      actor: 'trainee',
      details: { op: 'tiny.write', code: 'FORBIDDEN' },
    });
  });

  test('is not freed of it by a clock that is set', async () => {
    const tiny = await signedIn('viewer');
    await tiny.dispatch('write', { end: 'done' });
    tiny.clock.setWall('2031-01-01T00:00:00.000Z');
    await tiny.dispatch('write', { end: 'done' });
    expect(refusals(tiny)).toHaveLength(1);
  });

  test('does not hide what somebody else tries', async () => {
    const tiny = await signedIn('viewer');
    await tiny.dispatch('drop tables');
    tiny.session.begin('trainee');
    await tiny.dispatch('drop tables');
    tiny.session.end();
    await tiny.dispatch('drop tables');
    expect(refusals(tiny).map(({ actor }) => actor)).toEqual(['viewer', 'trainee', null]);
  });

  test('at a limit leaves one row of it, also when a call got through in between', async () => {
    const tiny = await signedIn();
    for (let round = 0; round < 10; round += 1) {
      for (let call = 0; call < 10; call += 1) await tiny.dispatch('read', { n: 1 });
      tiny.clock.advance(20_000);
    }
    expect(refusals(tiny)).toEqual([
      { action: 'limit.exceeded', actor: 'trainee', details: { op: 'tiny.read' } },
    ]);
  });

  test('leaves so many rows an hour and no more, whatever they try', async () => {
    const tiny = await signedIn('viewer');
    const hours = 5;
    for (let spell = 0; spell < hours * 4; spell += 1) {
      for (const op of Object.keys(operations)) {
        for (const input of [{}, '\0', { n: 'x' }, { n: '\0' }]) await tiny.dispatch(op, input);
      }
      for (let n = 0; n < 60; n += 1) await tiny.dispatch('ofAnother', { of: crypto.randomUUID() });
      tiny.clock.advance(quarter);
      tiny.refusals.settleDue();
    }
    const rows = refusals(tiny).length;
    const most = 120 + 60 + 60;
    expect(rows).toBeGreaterThan(60 * hours);
    expect(rows).toBeLessThanOrEqual(most + (most + 4) * hours);
  });

  test('fills no disk: 100,000 names that are no operation leave one row', async () => {
    const tiny = await signedIn('viewer');
    for (let call = 0; call < 100_000; call += 1) await tiny.dispatch(`made up ${call}`);
    expect(refusals(tiny)).toHaveLength(1);
  });
});
