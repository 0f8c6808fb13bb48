import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Reply } from '#contract/errors.ts';
import { limits } from '#contract/limits.ts';
import { command, query, stream } from '#contract/op.ts';
import { channels } from '#main/hosts/electron/channels.ts';
import { installTransport } from '#main/hosts/electron/transport.ts';
import { createWindows } from '#main/hosts/electron/windows.ts';
import { serveLines } from '#main/hosts/headless/protocol.ts';
import { implement } from '#main/kernel/implement.ts';
import { logLine } from '#main/platform/log/log-line.ts';
import type { Log } from '#main/platform/ports.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { root, thrownCanary, traces } from './thrown-canaries.ts';
import { startTinyApp } from './tiny-app.ts';

const declared = {
  access: 'anyone',
  rate: { ...limits.queries, max: 1_000_000 },
  input: z.strictObject({}),
  output: z.object({ done: z.boolean() }),
} as const;
const audit = { none: 'only a test' };
const done = { done: true };

/** Operations that throw what they are told to, each at another place. */
function failing(next: { thrown: () => unknown }) {
  const fail = (): never => {
    throw next.thrown();
  };
  const about = 'Throws.';
  const contract = {
    inRead: query({ about, ...declared }),
    inAudit: query({ about, ...declared, audit: { action: 'thing.read', subject: fail } }),
    inPrepare: command({ about, ...declared, audit }),
    inCommit: command({ about, ...declared, audit }),
    inAfter: command({ about, ...declared, audit }),
    inBare: query({ about, ...declared, needs: 'nothing' }),
    inOpen: stream({ about, ...declared, audit }),
    inParts: stream({ about, ...declared, audit }),
    inClose: stream({ about, ...declared, audit }),
    inOutput: query({ about, ...declared }),
  };
  const parts = async function* () {
    yield await Promise.resolve(done);
    fail();
  };
  const fine = async function* () {
    yield await Promise.resolve(done);
  };
  const handlers = {
    inRead: implement.query(contract.inRead, fail),
    inAudit: implement.query(contract.inAudit, () => done),
    inPrepare: implement.command(contract.inPrepare, { prepare: fail, commit: () => done }),
    inCommit: implement.command(contract.inCommit, { commit: fail }),
    inAfter: implement.command(contract.inAfter, { commit: () => done, after: fail }),
    inBare: implement.bare(contract.inBare, async () => fail()),
    inOpen: implement.stream(contract.inOpen, { open: fail, parts: fine, close: () => done }),
    inParts: implement.stream(contract.inParts, { open: () => null, parts, close: () => done }),
    inClose: implement.stream(contract.inClose, { open: () => null, parts: fine, close: fail }),
    inOutput: implement.query(contract.inOutput, () => ({
      get done(): boolean {
        return fail();
      },
    })),
  };
  return { contract, handlers };
}

/** A log as the hosts write it, line by line. */
function writtenLog() {
  const lines: string[] = [];
  const clock = createFakeClock();
  const log: Log = {
    info: (event, fields) => void lines.push(logLine({ clock, root }, 'info', event, { fields })),
    warn: (event, fields) => void lines.push(logLine({ clock, root }, 'warn', event, { fields })),
    error: (event, error, fields) =>
      void lines.push(logLine({ clock, root }, 'error', event, { fields, error: error ?? null })),
  };
  return { lines, log };
}

type Core = Awaited<ReturnType<typeof startTinyApp>>['core'];
const window = { windowId: 'window' };

/** What leaves through the two hosts, as text. */
async function crossing(core: Core, op: string): Promise<string[]> {
  const lines: string[] = [];
  const asked = JSON.stringify({ id: 1, op, input: {} });
  await serveLines({
    app: core as never,
    input: [Buffer.from(`${asked}\n`)] as never,
    write: (line) => void lines.push(line),
  });
  const handlers = new Map<string, (event: object, ...values: unknown[]) => Promise<unknown>>();
  const windows = createWindows();
  windows.admit({ id: 1, isDestroyed: () => false, send: () => {} }, window.windowId);
  installTransport({
    ipc: {
      handle: (channel: string, handler: never) => void handlers.set(channel, handler),
      on: () => {},
    } as never,
    core,
    windows,
    host: async () => ({ kind: 'cancelled' }),
    refused: () => {},
  });
  const frame = { url: 'app://bundle/index.html', origin: 'app://bundle', parent: null, detached: false };
  const event = { sender: { id: 1 }, senderFrame: { ...frame, isDestroyed: () => false } };
  const answer = await handlers.get(channels.call)?.(event, op, {});
  return [...lines, JSON.stringify(answer)];
}

test('whatever is thrown, and wherever: a code and a number cross the boundary, and nothing of it reaches the log', async () => {
  const next: { thrown: () => unknown } = { thrown: () => null };
  const { contract, handlers } = failing(next);
  const { lines, log } = writtenLog();
  const tiny = await startTinyApp({ contract, handlers, log });
  const seen = new Set<string>();

  const places = fc.constantFrom(...Object.keys(contract));
  await fc.assert(
    fc.asyncProperty(thrownCanary, places, async (thrown, place) => {
      next.thrown = thrown;
      lines.length = 0;
      const reply: Reply = await tiny.dispatch(place);
      const { code, ...more } = reply.ok ? { code: 'OK' } : reply.error;
      seen.add(code);
      expect(['INTERNAL', 'UNAVAILABLE']).toContain(code);
      expect(Object.keys(more).filter((key) => key !== 'ref' && key !== 'details')).toEqual([]);
      const out = [JSON.stringify(reply), ...(await crossing(tiny.core, `tiny.${place}`)), ...lines].join(
        '\n',
      );
      expect(traces.filter((trace) => out.includes(trace))).toEqual([]);
      // A promise that failed and that nobody waits for would end the program here.
      await setImmediate();
    }),
    { numRuns: 400, seed: 20_261_121 },
  );
  expect([...seen].toSorted()).toEqual(['INTERNAL', 'UNAVAILABLE']);
});

test('a line of the log still says where the program failed, and finds the reply', async () => {
  const next = { thrown: () => new TypeError('hunter2') };
  const { contract, handlers } = failing(next);
  const { lines, log } = writtenLog();
  const tiny = await startTinyApp({ contract, handlers, log });
  const reply = await tiny.dispatch('inRead');
  const failed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(failed.find(({ event }) => event === 'op.failed')).toMatchObject({
    op: 'tiny.inRead',
    ref: reply.ok ? '' : reply.error.ref,
    error: { name: 'TypeError' },
  });
});
