import { expect, test } from 'vitest';
import { startTinyApp } from './tiny-app.ts';

type Tiny = Awaited<ReturnType<typeof startTinyApp>>;

const audit = ({ store }: Tiny) =>
  store.read.all<{ action: string; actor: string | null; outcome: string; details: string }>(
    'SELECT action, actor_id AS actor, outcome, details FROM audit ORDER BY seq',
  );

async function signedIn(): Promise<Tiny> {
  const tiny = await startTinyApp();
  tiny.session.begin('trainee');
  return tiny;
}

test('who leaves is out, and that is on record with who it was', async () => {
  const tiny = await signedIn();
  expect(await tiny.dispatch('leave')).toEqual({ ok: true, data: {} });
  expect(tiny.session.accountId).toBeNull();
  expect(audit(tiny)).toEqual([{ action: 'thing.left', actor: 'trainee', outcome: 'done', details: '{}' }]);
});

test('nobody leaves as well', async () => {
  const tiny = await startTinyApp();
  expect(await tiny.dispatch('leave')).toEqual({ ok: true, data: {} });
  expect(audit(tiny)).toMatchObject([{ action: 'thing.left', actor: null }]);
});

test('what needs no row leaves none', async () => {
  const tiny = await signedIn();
  expect(await tiny.dispatch('leaveQuietly')).toEqual({ ok: true, data: {} });
  expect([tiny.session.accountId, audit(tiny)]).toEqual([null, []]);
});

test('nobody is kept from leaving: not without an account, behind a lock, or while the store is closed', async () => {
  const gone = await signedIn();
  gone.actors.delete('trainee');
  expect(await gone.dispatch('leave')).toEqual({ ok: true, data: {} });
  const locked = await signedIn();
  locked.session.setLocked(true);
  expect(await locked.dispatch('leave')).toEqual({ ok: true, data: {} });
  const closed = await signedIn();
  closed.door.isOpen = false;
  expect(await closed.dispatch('leave')).toEqual({ ok: true, data: {} });
  expect([gone, locked, closed].map(({ session }) => session.accountId)).toEqual([null, null, null]);
});

test('a row that could not be written is owed, and is written with the next write that goes through', async () => {
  const tiny = await signedIn();
  tiny.door.isOpen = false;
  await tiny.dispatch('leave');
  expect(tiny.errors).toHaveLength(1);
  tiny.door.isOpen = true;
  tiny.session.begin('trainee');
  // What only reads writes nothing.
  await tiny.dispatch('read', { n: 1 });
  expect(audit(tiny)).toEqual([]);
  await tiny.dispatch('write', { end: 'done' });
  expect(audit(tiny)).toEqual([
    { action: 'thing.written', actor: 'trainee', outcome: 'done', details: '{}' },
    { action: 'thing.left', actor: 'trainee', outcome: 'done', details: '{"late":true}' },
  ]);
});

test('a stream is a write too: what is owed is written after it', async () => {
  const tiny = await signedIn();
  tiny.door.isOpen = false;
  await tiny.dispatch('leave');
  tiny.door.isOpen = true;
  tiny.session.begin('trainee');
  await tiny.dispatch('speak', { parts: 1 });
  expect(audit(tiny).map(({ action }) => action)).toEqual(['thing.spoken', 'thing.left']);
});
