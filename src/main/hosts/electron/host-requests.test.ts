import { expect, test } from 'vitest';
import { MB } from '#contract/codec.ts';
import { createHostRequests } from './host-requests.ts';

const about = { kind: 'about', host: 'stand-in', version: '0.1.0', platform: 'linux' } as const;
const saved: string[] = [];
let who = 'ama';
let whileAsking = (): void => {};
const caller = { windowId: 'window' };
const chosen = { kind: 'chosen', token: 'a token', name: 'stick' } as const;
let bundle: { fileName: string; content: Uint8Array } | null = null;
const request = createHostRequests({
  about,
  supportBundle: async () => bundle,
  chooseFolder: async () => chosen,
  me: async ({ windowId }) =>
    windowId === 'window' ? { ok: true, data: { id: who } } : { ok: false, error: { code: 'LOCKED' } },
  saveFile: async ({ suggestedName }, isStillWanted) => {
    whileAsking();
    if (!(await isStillWanted())) return { kind: 'failed', reason: 'not_allowed' };
    saved.push(suggestedName);
    return { kind: 'saved', path: `/x/${suggestedName}` };
  },
});

const answer = (asked: unknown, by = caller) => request(asked, by);

test('a window learns what it runs on, and has a file saved', async () => {
  expect(await answer({ kind: 'about' })).toEqual(about);
  expect(await answer({ kind: 'saveFile', suggestedName: 'a.pdf', bytes: new Uint8Array(1) })).toEqual({
    kind: 'saved',
    path: '/x/a.pdf',
  });
});

test('a window that nobody is at learns what it runs on, and has no file saved', async () => {
  saved.length = 0;
  const locked = { windowId: 'locked' };
  expect(await answer({ kind: 'about' }, locked)).toEqual(about);
  const file = { kind: 'saveFile', suggestedName: 'a.pdf', bytes: new Uint8Array(1) };
  expect(await answer(file, locked)).toEqual({ kind: 'failed', reason: 'not_allowed' });
  expect(saved).toEqual([]);
});

test('a folder is chosen also before anybody is signed in, and none is named by the window', async () => {
  expect(await answer({ kind: 'chooseFolder' }, { windowId: 'locked' })).toEqual(chosen);
  expect(await answer({ kind: 'chooseFolder', path: '/etc' })).toEqual({ kind: 'failed', reason: 'other' });
});

test('nothing is saved once somebody else is at the window than the one who wanted it', async () => {
  saved.length = 0;
  whileAsking = () => void (who = 'kofi');
  const file = { kind: 'saveFile', suggestedName: 'a.pdf', bytes: new Uint8Array(1) };
  expect(await answer(file)).toEqual({ kind: 'failed', reason: 'not_allowed' });
  whileAsking = () => {};
  expect(saved).toEqual([]);
});

test.each([
  ['a program', { kind: 'saveFile', suggestedName: 'Update.exe', bytes: new Uint8Array(1) }],
  ['a name without an ending', { kind: 'saveFile', suggestedName: 'pdf', bytes: new Uint8Array(1) }],
  ['nothing', undefined],
  ['text', 'about'],
  ['an unknown kind', { kind: 'openExternal', url: 'https://example.com' }],
  ['an unknown key', { kind: 'about', path: '/etc' }],
  [
    'a path beside the name',
    { kind: 'saveFile', suggestedName: 'a.pdf', bytes: new Uint8Array(1), path: '/etc/x' },
  ],
  ['no name', { kind: 'saveFile', suggestedName: '', bytes: new Uint8Array(1) }],
  [
    'a name without end',
    { kind: 'saveFile', suggestedName: `${'a'.repeat(300)}.pdf`, bytes: new Uint8Array(1) },
  ],
  ['bytes that are none', { kind: 'saveFile', suggestedName: 'a.pdf', bytes: [1, 2] }],
  ['too many bytes', { kind: 'saveFile', suggestedName: 'a.pdf', bytes: new Uint8Array(64 * MB + 1) }],
])('%s is refused', async (_what, request) => {
  saved.length = 0;
  expect(await answer(request)).toEqual({ kind: 'failed', reason: 'other' });
  expect(saved).toEqual([]);
});

test('a support bundle is saved for a window that nobody is at, while there is one to be had', async () => {
  saved.length = 0;
  const locked = { windowId: 'locked' };
  expect(await answer({ kind: 'saveSupportBundle' }, locked)).toEqual({
    kind: 'failed',
    reason: 'not_allowed',
  });
  bundle = { fileName: 'support.zip', content: new Uint8Array(1) };
  expect(await answer({ kind: 'saveSupportBundle' }, locked)).toEqual({
    kind: 'saved',
    path: '/x/support.zip',
  });
  expect(await answer({ kind: 'saveSupportBundle', bytes: new Uint8Array(1) }, locked)).toEqual({
    kind: 'failed',
    reason: 'other',
  });
  expect(saved).toEqual(['support.zip']);
});

test('one support bundle is made at a time', async () => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const slow = createHostRequests({
    about,
    supportBundle: () => promise,
    chooseFolder: async () => chosen,
    me: async () => ({ ok: false, error: { code: 'LOCKED' } }),
    saveFile: async () => ({ kind: 'cancelled' }),
  });
  const first = slow({ kind: 'saveSupportBundle' }, caller);
  expect(await slow({ kind: 'saveSupportBundle' }, caller)).toEqual({ kind: 'cancelled' });
  resolve(null);
  expect(await first).toEqual({ kind: 'failed', reason: 'not_allowed' });
});
