import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

type Kind = Parameters<ReturnType<typeof createTurns>['take']>[1];

/** Calls of one window that begin when their turn comes and end when the test says so. */
function calls() {
  const turns = createTurns();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const send = (name: string, kind?: Kind, windowId = 'w') =>
    turns.take(windowId, kind, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await settle();
  };
  return { turns, begun, send, end };
}

test('calls that change no session run side by side and begin at once', () => {
  const { send, begun } = calls();
  void send('one');
  void send('two');
  expect(begun).toEqual(['one', 'two']);
});

test('who enters waits for what runs, and what comes after waits for them', async () => {
  const { send, begun, end } = calls();
  void send('before');
  void send('sign in', 'enters');
  void send('after');
  expect(begun).toEqual(['before']);
  await end('before');
  expect(begun).toEqual(['before', 'sign in']);
  await end('sign in');
  expect(begun).toEqual(['before', 'sign in', 'after']);
});

test('who leaves waits for no work, only for who is just entering', async () => {
  const { send, begun, end } = calls();
  void send('long work');
  void send('lock', 'leaves');
  expect(begun).toEqual(['long work', 'lock']);
  await end('lock');
  await end('long work');
  void send('unlock', 'enters');
  void send('lock again', 'leaves');
  expect(begun.at(-1)).toBe('unlock');
  await end('unlock');
  expect(begun.at(-1)).toBe('lock again');
});

test('windows do not wait for each other', () => {
  const { send, begun, turns } = calls();
  void send('sign in', 'enters', 'one');
  void send('other', undefined, 'two');
  expect(begun).toEqual(['sign in', 'other']);
  expect(turns.changing()).toEqual(['one']);
});

test('a call that failed holds nobody up, and its failure is its own', async () => {
  const { turns } = calls();
  const failing = turns.take('w', 'enters', () => Promise.reject(new Error('no')));
  const next = turns.take('w', undefined, async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
  expect(turns.changing()).toEqual([]);
});

test('what waits goes on when the change that it waits for is over, though another one began since', async () => {
  const { send, begun, end, turns } = calls();
  void send('lock', 'leaves');
  void send('lock again', 'leaves');
  void send('read');
  await end('lock');
  expect(begun).toEqual(['lock', 'lock again']);
  expect(turns.changing()).toEqual(['w']);
  await end('lock again');
  expect(begun).toEqual(['lock', 'lock again', 'read']);
  expect(turns.changing()).toEqual([]);
  void send('at once');
  expect(begun.at(-1)).toBe('at once');
});

test('who enters waits for all that runs, also for what failed', async () => {
  const { send, begun, end, turns } = calls();
  let fail = (): void => {};
  const failing = turns.take(
    'w',
    undefined,
    () => new Promise<void>((_resolve, reject) => (fail = () => reject(new Error('no')))),
  );
  void send('slow');
  void send('sign in', 'enters');
  fail();
  await expect(failing).rejects.toThrow('no');
  await end('nothing');
  expect(begun).toEqual(['slow']);
  await end('slow');
  expect(begun).toEqual(['slow', 'sign in']);
});

test('the end of one call does not let another one in that still has to wait', async () => {
  const { send, begun, end } = calls();
  void send('long');
  void send('short');
  await end('short');
  void send('sign in', 'enters');
  expect(begun).toEqual(['long', 'short']);
  await end('long');
  expect(begun.at(-1)).toBe('sign in');
});
