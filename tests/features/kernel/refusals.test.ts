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
  test('leaves one row in a quarter of an hour, and the next says how often there was none', async () => {
    const tiny = await signedIn('viewer');
    for (let call = 0; call < 50; call += 1) await tiny.dispatch('write', { end: 'done' });
    tiny.clock.advance(quarter - 1);
    await tiny.dispatch('write', { end: 'done' });
    expect(refusals(tiny)).toHaveLength(1);
    tiny.clock.advance(1);
    await tiny.dispatch('write', { end: 'done' });
    expect(refusals(tiny)[1]?.details).toEqual({ op: 'tiny.write', code: 'FORBIDDEN', unrecorded: 50 });
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

  test('leaves sixty rows an hour at most, whatever they try', async () => {
    const tiny = await signedIn('viewer');
    const hours = 5;
    for (let spell = 0; spell < hours * 4; spell += 1) {
      for (const op of Object.keys(operations)) {
        for (const input of [{}, '\0', { n: 'x' }, { n: '\0' }]) await tiny.dispatch(op, input);
      }
      tiny.clock.advance(quarter);
    }
    const rows = refusals(tiny).length;
    expect(rows).toBeGreaterThan(60);
    expect(rows).toBeLessThanOrEqual(60 + 60 * hours);
  });

  test('fills no disk: 100,000 names that are no operation leave one row', async () => {
    const tiny = await signedIn('viewer');
    for (let call = 0; call < 100_000; call += 1) await tiny.dispatch(`made up ${call}`);
    expect(refusals(tiny)).toHaveLength(1);
  });
});
