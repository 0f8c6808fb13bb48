import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { needsSignIn } from '#contract/access.ts';
import { commonCodes, type Reply } from '#contract/errors.ts';
import type { SamplePerson } from '#contract/sample.ts';
import { passwordOf } from '../../support/make-world.ts';
import type { TestApp } from '../../support/start-test-app.ts';
import { arrange } from '../arrange.ts';
import { type Declared, operations } from '../operations.ts';
import { fuzzInput } from './fuzz-input.ts';
import { type Reached, readFuzzOrder } from './fuzz-order.ts';
import { type Stage, stageOf, stages } from './stage-of.ts';

const order = readFuzzOrder();

/**
 * So many of the inputs reach the handler, which is where the time goes; then the rest are sent with a field that does
 * not fit. A guess at a secret costs most: it is hashed, and counted on the disk before.
 */
const handledShare = ({ op }: Declared): number => (op.rate.guardsSecret === true ? 0.1 : 0.3);
/** Of these only so many succeed: it costs much, or takes away what the next call needs. */
const dear: ReadonlySet<string> = new Set([
  'accounts.newRecoveryCode',
  'accounts.rekey',
  'backups.make',
  'backups.verify',
  'backups.remove',
  'backups.restore',
  'library.addSamples',
  'reports.exportPdf',
  'myData.erase',
  'myData.erasePerson',
  'myData.export',
]);
const dearSuccesses = 0.005;

/** In place of the schema library's own words, so that they are known wherever they come out. */
const libraryWords = 'words of the schema library';
const { localeError } = z.config();
beforeAll(() => void z.config({ localeError: () => libraryWords }));

afterAll(() => void z.config({ localeError }));

const report: Reached[] = [];

const nothingReached = (): Record<Stage, number> =>
  Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;

const asksForPassword = (reply: Reply): boolean =>
  !reply.ok && (reply.error.details as { stepUp?: true } | undefined)?.stepUp === true;

/** A branch in which an operation can be called again and again. */
async function stage(declared: Declared) {
  const { sample, op } = declared;
  // Limits are tried elsewhere; those that guard a secret stay as they are.
  const wide = { policy: { ...sample.policy, limitFactor: 100_000 } };
  let arranged = await arrange(declared, wide);
  const person = sample.as as SamplePerson;

  const signInAgain = async (test: TestApp): Promise<boolean> => {
    const input = { identifier: person, password: passwordOf(person) };
    return (await test.window(person).call('accounts.signIn', input)).ok;
  };
  /** Brings the window back to where the sample needs it. Where that is not possible, there is a new branch. */
  const restore = async (reply: Reply): Promise<void> => {
    const { test } = arranged;
    const isGone = needsSignIn(op.access) && stageOf(reply) === 'session';
    const hasLeft = op.kind === 'command' && op.changesSession === 'leaves' && reply.ok;
    if (asksForPassword(reply)) {
      await test.window(person).api.accounts.confirmPassword({ password: passwordOf(person) });
    } else if (sample.world === 'locked window') {
      if (reply.ok) await test.window(person).api.accounts.lock({});
    } else if ((isGone || hasLeft) && !(await signInAgain(test))) {
      arranged = await arrange(declared, wide);
    }
  };
  /** Long enough for every limit that no policy widens to refill. */
  const waitMs = Math.max(
    ...[op.rate, op.rate.alsoBy, op.rate.attempts]
      .filter((rate) => rate?.guardsSecret === true)
      .map((rate) => ((rate?.perSeconds ?? 0) * 1000) / (rate?.max ?? 1) + 1),
    0,
  );
  return {
    input: arranged.input as Readonly<Record<string, unknown>>,
    ids: (await arranged.test.rows<{ id: string }>('SELECT id FROM accounts')).map(({ id }) => id),
    call: async (raw: unknown): Promise<Reply> => {
      arranged.test.clock.sleep(waitMs);
      const reply = await arranged.test.window(sample.as).call(declared.path, raw);
      await restore(reply);
      return reply;
    },
  };
}

describe.each(operations)('$path', (declared) => {
  const { path, op } = declared;
  test(`answers ${order.inputsEach} inputs with a declared code`, async () => {
    const { input, ids, call } = await stage(declared);
    const codes = new Set(['OK', ...commonCodes, ...((op.errors ?? []) as readonly string[])]);
    codes.delete('INTERNAL');
    const reached = nothingReached();
    const mostHandled = handledShare(declared) * order.inputsEach;
    const mostSuccesses = dear.has(path) ? dearSuccesses * order.inputsEach : mostHandled;
    const handled = (): number => reached.handler + reached.success;
    /** With everything that the sample says, whatever else it says. */
    const isWhole = (raw: unknown): boolean =>
      Object.entries(input).every(([name, value]) =>
        isDeepStrictEqual((raw as Record<string, unknown> | null | undefined)?.[name], value),
      );
    const isTooMuch = (raw: unknown): boolean =>
      handled() >= mostHandled
        ? (op.input as z.ZodType).safeParse(raw).success
        : reached.success >= mostSuccesses && isWhole(raw);

    const heapBefore = order.heapBytes();
    await fc.assert(
      fc.asyncProperty(fuzzInput(op.input, input, ids), async (raw) => {
        const sent = isTooMuch(raw) ? { ...input, unknownField: 1 } : raw;
        const reply = await call(sent);
        reached[stageOf(reply)] += 1;
        expect(codes).toContain(reply.ok ? 'OK' : reply.error.code);
        const told = JSON.stringify(reply.ok ? null : reply.error);
        expect(told).not.toMatch(/SELECT|INSERT|\.ts:|node_modules|\/tmp\//);
        expect(told).not.toContain(libraryWords);
      }),
      { numRuns: order.inputsEach, seed: order.seed, endOnFailure: true },
    );
    report.push({ path, reached, heapBefore });
    order.report({ path, reached, heapBefore });
    const least = dear.has(path) ? dearSuccesses : (2 / 3) * handledShare(declared);
    expect(handled() / order.inputsEach, JSON.stringify(reached)).toBeGreaterThanOrEqual(least);
  });
});

test('a fifth of all inputs reached a handler', () => {
  const all = report.map(({ reached }) => reached.handler + reached.success);
  const handled = all.reduce((sum, count) => sum + count, 0);
  expect(report.length).toBe(operations.length);
  expect(handled / (operations.length * order.inputsEach)).toBeGreaterThanOrEqual(0.2);
});
