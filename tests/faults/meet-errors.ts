import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '#contract/errors.ts';
import { limits } from '#contract/limits.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { hostArgs, type KnownStore } from './recording/record-host.ts';
import { countCalls, withErrors, type Injection, type Threads } from './recording/inject-errors.ts';
import { addPerson, importDocument, submitAnswer, type CoreWrite } from './story/core-write.ts';
import { ledgerOf, type Ledger } from './story/ledger.ts';
import { sessionIn } from './story/random-work.ts';
import { signIn } from './story/stories.ts';
import { tallyOf, type Tally } from './tally.ts';

/** Each makes the n-th of its kind. */
const writes: Readonly<Record<string, (ledger: Ledger, n: number) => Promise<CoreWrite>>> = {
  'add a person': async (_ledger, n) => addPerson(n),
  import: async (_ledger, n) => importDocument(n),
  'submit an answer': async (ledger, n) => submitAnswer((await sessionIn(ledger))?.id ?? '', n),
};
export type ErrorWrite = keyof typeof writes;

/** The calls by which a write can fail, and whose they are. */
const calls: Readonly<Record<Threads, readonly string[]>> = {
  first: ['pwrite64', 'fsync', 'ftruncate'],
  pool: ['write', 'fsync', 'rename'],
};

/** Limits that guard no secret, as wide as a policy may make them: one host tries hundreds of writes. */
const widePolicy = {
  limits: Object.fromEntries(
    (['commands', 'uploads', 'chat', 'answers'] as const).map((name) => [
      name,
      { max: limits[name].max * 100, perSeconds: limits[name].perSeconds },
    ]),
  ),
};

const everyInjection = (threads: Threads, counts: ReadonlyMap<string, number>): Injection[] =>
  [...counts].flatMap(([call, count]) =>
    Array.from({ length: count }, (_, index) => index + 1).flatMap((nth) =>
      (['EIO', 'ENOSPC'] as const).flatMap((error) =>
        [false, true].map((forEver) => ({ threads, call, error, nth, forEver })),
      ),
    ),
  );

const inWords = ({ call, error, nth, forEver }: Injection): string =>
  `${error} ${forEver ? 'for ever from' : 'once at'} ${call} ${nth}`;

/** What a reply may be while the disk fails: done, or refused with a code that says that it was the store. */
const strangeReply = (reply: Reply): string[] =>
  reply.ok || reply.error.code === 'UNAVAILABLE' ? [] : [`answered ${JSON.stringify(reply.error)}`];

/** The disk is well again: the store takes writes once it was asked to look, without a new process. */
async function goOn({ call }: Ledger): Promise<string[]> {
  const { state } = (await call('system.retryOpening')) as { state: string };
  if (state !== 'ok') return [`stayed closed: ${state}`];
  await call('accounts.signIn', signIn);
  return [];
}

/**
 * Has a running host make one write after the other, each time with another call of it failing, in `kind` of write; of
 * all the points every `stride`-th. In the end the store is closed, opened and looked at. `isBelieved`: whether a reply
 * counts as an acknowledgement where the write itself does not say so; only a control believes any.
 */
export async function meetErrors(
  store: KnownStore,
  kind: ErrorWrite,
  { stride, isBelieved = () => false }: { stride: number; isBelieved?: (reply: Reply) => boolean },
): Promise<Tally & { readonly refused: number }> {
  const tally = tallyOf(`errors of the disk: ${kind}`);
  const policy = join(store.folder, '..', 'policy.json');
  writeFileSync(policy, JSON.stringify(widePolicy));
  const host = startHeadless([...hostArgs(store.folder), '--policy', policy]);
  const pid = host.child.pid ?? 0;
  const ledger = ledgerOf(host);
  const believed: string[] = [];
  let refused = 0;
  let made = 100;
  const next = async (): Promise<CoreWrite> => {
    const write = await writes[kind]?.(ledger, (made += 1));
    if (write === undefined) throw new Error(`There is no write ${kind}.`);
    return write;
  };
  await ledger.call('accounts.signIn', signIn);
  const injections: Injection[] = [];
  for (const threads of ['first', 'pool'] as const) {
    const write = await next();
    const counts = await countCalls(pid, threads, calls[threads], () => ledger.write(write));
    injections.push(...everyInjection(threads, counts));
  }

  for (const injection of injections.filter((_, index) => index % stride === 0)) {
    const write = await next();
    const reply = await withErrors(pid, injection, () => ledger.write(write));
    if (!reply.ok) refused += 1;
    if (isBelieved(reply)) believed.push(...write.effects.slice(0, 1));
    tally.add(`${kind}, ${inWords(injection)}`, [...strangeReply(reply), ...(await goOn(ledger))]);
    if (tally.result.broken.length > 0) break;
  }
  await host.end();
  const asked = [...ledger.asked.values()].flatMap(({ effects }) => effects);
  const expected = {
    acknowledged: new Set([...store.effects, ...ledger.acknowledged, ...believed]),
    asked: new Set([...store.effects, ...asked]),
  };
  tally.add(`${kind}, closed after all of them`, await brokenInvariants(store.folder, expected));
  return { ...tally.result, refused };
}
