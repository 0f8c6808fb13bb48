import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { trainingText } from '#tests/support/make-world.ts';
import { openWindow } from '../../tools/standin/open-window.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';

type Answer = { readonly parts: readonly unknown[]; readonly reply: Reply };
type Call = (op: string, input: unknown) => Promise<Answer>;
type Line = readonly [op: string, input: unknown];

const password = 'correct horse till';
const text = new TextDecoder().decode(trainingText);
/** What one host is asked and all are: successes, refusals of each kind, a stream, bytes out. `$id` is the open session. */
const script: readonly Line[] = [
  ['system.opening', {}],
  ['accounts.me', {}],
  ['library.list', {}],
  ['no.such', {}],
  ['accounts.createFirstAdmin', { name: 'T', username: '1', password: 'short' }],
  ['accounts.createFirstAdmin', { name: 'Tomas Reyes', username: 't.reyes', password }],
  ['accounts.createFirstAdmin', { name: 'Tomas Reyes', username: 't.reyes', password }],
  ['accounts.me', {}],
  ['accounts.me', { unknownField: 1 }],
  ['accounts.create', { name: 'Dana Whitlock', username: 'T.REYES', password, roles: ['trainee'] }],
  ['accounts.list', { page: 1 }],
  ['library.categories', {}],
  ['library.import', { categoryId: 'wigs', title: 'ab', fileName: 'a.exe', content: 'bm9wZQ==' }],
  [
    'library.import',
    { categoryId: 'retail-sales', title: 'First adjustment', fileName: 'a.md', content: btoa(text) },
  ],
  ['library.list', {}],
  ['library.search', { text: 'adjustment "desk' }],
  ['roleplay.lobby', { categoryId: 'retail-sales' }],
  ['roleplay.start', { kind: 'interview', categoryId: 'smp-sales', difficulty: 'basic', minutes: 5 }],
  ['roleplay.start', { kind: 'customer', categoryId: 'sales-objections', difficulty: 'basic', minutes: 5 }],
  ['roleplay.say', { sessionId: '$id', text: '' }],
  ['roleplay.finish', { sessionId: '$id' }],
  ['roleplay.say', { sessionId: '$id', text: 'Too late.' }],
  ['reports.list', {}],
  ['accounts.signOut', {}],
  ['accounts.me', {}],
];

/** Ids, times and secrets differ between any two runs; everything else has to be the same. */
function comparable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'ID')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replace(/("remainingMs"):\d+/g, '$1:0')
      .replace(/("recoveryCode"|"personalCode"):"[^"]+"/g, '$1:"CODE"'),
  );
}

async function play(call: Call): Promise<unknown[]> {
  const answers: unknown[] = [];
  let sessionId = '';
  for (const [op, input] of script) {
    const filled: unknown = JSON.parse(JSON.stringify(input).replaceAll('$id', sessionId));
    const answer = await call(op, filled);
    if (op === 'roleplay.start' && answer.reply.ok) sessionId = (answer.reply.data as { id: string }).id;
    // Which of several scenarios a session gets, and with which wording, is chosen anew each time.
    const chosenAnew = op === 'roleplay.start' || op === 'roleplay.finish' || op === 'reports.list';
    answers.push(
      chosenAnew && answer.reply.ok
        ? { op, keys: Object.keys(answer.reply.data as object) }
        : { op, ...answer },
    );
  }
  return answers.map(comparable);
}

test(
  'the core, the headless host and the window answer the same script of operations with the same replies',
  { timeout: 180_000 },
  async () => {
    const app = await startTestApp();
    const core = await play(async (op, input) => {
      const parts: unknown[] = [];
      const reply = await app.app.dispatch({ windowId: 'w' }, op, input, {
        onPart: (part) => parts.push(part),
      });
      return { parts, reply };
    });

    const folder = temporaryFolder();
    const process = startHeadless(['--data', join(folder, 'data'), '--key-file', join(folder, 'key')]);
    const headless = await play(async (op, input) => {
      const parts: unknown[] = [];
      return { parts, reply: await process.call(op, input, (part) => parts.push(part)) };
    });
    expect(await process.end()).toBe(0);

    await using window = await openWindow();
    const shell = await play((op, input) =>
      window.page.evaluate(
        async ([path, value]) => {
          type Bridge = {
            call(op: string, input: unknown): Promise<Reply>;
            stream(op: string, input: unknown, onPart: (part: unknown) => void): { reply: Promise<Reply> };
          };
          const { drillroom } = globalThis as unknown as { drillroom: Bridge };
          const parts: unknown[] = [];
          const streams = path === 'roleplay.say';
          const reply = streams
            ? await drillroom.stream(path, value, (part) => parts.push(part)).reply
            : await drillroom.call(path, value);
          return { parts, reply };
        },
        [op, input] as const,
      ),
    );

    expect(headless).toEqual(core);
    expect(shell).toEqual(core);
    expect(window.outsideRequests()).toEqual([]);
  },
);
