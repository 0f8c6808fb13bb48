import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OutputOf } from '#contract/op.ts';
import type { library } from '#features/library/contract.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { writeImage } from './disk/disk-image.ts';
import { hostArgs, recordHost, type KnownStore, type RecordedHost } from './recording/record-host.ts';
import { killPoints } from './recording/recording.ts';
import { marker, type CoreWrite } from './story/core-write.ts';
import { ledgerOf, type Ledger } from './story/ledger.ts';
import { makeSmallStore, signIn } from './story/stories.ts';
import { tallyOf, type Tally } from './tally.ts';

type Queue = OutputOf<typeof library.queue>;
type Listed = OutputOf<typeof library.list>;
type Read = OutputOf<typeof library.document>;

const rule = (file: number, line: number): string => `Rule ${line} of ${marker}, file ${file}.\n\n`;
/** One file of one piece, and one of three that comes into the index in many slices. */
export const filesOfStory: Readonly<Record<string, string>> = {
  'Queued 1': rule(1, 1),
  'Queued 2': Array.from({ length: 1200 }, (_, at) => rule(2, at) + 'x'.repeat(400)).join(''),
};

const enqueue = (title: string, batchId: string): CoreWrite => ({
  name: 'put a file into the queue',
  op: 'library.enqueue',
  input: {
    batchId,
    categoryId: 'retail-sales',
    title,
    fileName: 'a.txt',
    content: Buffer.from(filesOfStory[title] ?? ''),
  },
  effects: [`document ${title}`],
  acknowledgedBy: (said) => ('reply' in said && said.reply.ok ? [`document ${title}`] : []),
});

/** Waits until nothing in the queue goes on by itself. */
async function queueAtRest({ call }: Ledger): Promise<Queue> {
  for (;;) {
    const queue = (await call('library.queue', { pageSize: 100 })) as Queue;
    if (queue.summary.waiting === 0) return queue;
    // The real program has a real clock.
    await wait(50);
  }
}

export type RecordedQueue = RecordedHost & { readonly store: KnownStore };

/** The real host takes two files into its queue and imports them; all that it does to its folder is recorded. */
export async function recordQueue(scratch: string): Promise<RecordedQueue> {
  mkdirSync(scratch, { recursive: true });
  const store = await makeSmallStore(join(scratch, 'store'));
  const recorded = await recordHost(store, { scratch }, async (ledger) => {
    await ledger.call('accounts.signIn', signIn);
    const { batchId } = (await ledger.call('library.openBatch', { files: 2, bytes: 10_000_000 })) as {
      batchId: string;
    };
    for (const title of Object.keys(filesOfStory)) await ledger.write(enqueue(title, batchId));
    await queueAtRest(ledger);
  });
  return { ...recorded, store };
}

/**
 * Starts the real host on what a kill left and lets it work off its queue. Answers what is not as it must be: each file
 * that was acknowledged is one document with all of its text and none but it, each other one is that or nothing.
 */
export async function lookAfterRestart(folder: string, acknowledged: ReadonlySet<string>): Promise<string[]> {
  const host = startHeadless(hostArgs(folder));
  const ledger = ledgerOf(host);
  const problems: string[] = [];
  await ledger.call('accounts.signIn', signIn);
  const { items } = await queueAtRest(ledger);
  for (const { title, state } of items) if (state !== 'done') problems.push(`${title} is ${state}`);
  const listed = (await ledger.call('library.list', { pageSize: 100 })) as Listed;
  for (const [title, text] of Object.entries(filesOfStory)) {
    const found = listed.items.filter((document) => document.title === title);
    const isSure = acknowledged.has(`document ${title}`);
    if (found.length > 1 || (isSure && found.length !== 1))
      problems.push(`${title}: ${found.length} documents`);
    if (found.length !== items.filter((item) => item.title === title).length)
      problems.push(`${title}: as many documents as files in the queue`);
    for (const { id } of found) {
      const read = (await ledger.call('library.document', { documentId: id })) as Read;
      if (read.text !== text) problems.push(`${title}: another text`);
    }
  }
  await host.end();
  return problems;
}

/** Restarts the host on the folder as a kill at each n-th call leaves it. `between` has a hand on it before. */
export async function killQueueAtEachCall(
  { recording, expectedAfter, store }: RecordedQueue,
  folder: string,
  {
    stride = 1,
    between = () => Promise.resolve(),
  }: { stride?: number; between?: (folder: string) => Promise<void> } = {},
): Promise<Tally> {
  const tally = tallyOf('kill -9 at each call of an import through the queue');
  let point = 0;
  for (const { after, image } of killPoints(recording)) {
    point += 1;
    if (point % stride !== 0) continue;
    writeImage(image, folder);
    await between(folder);
    const { acknowledged, asked } = expectedAfter(after);
    const found = await lookAfterRestart(folder, acknowledged);
    // What the restart brought in is there too.
    const problems = await brokenInvariants(folder, {
      acknowledged: new Set([...store.effects, ...(found.length === 0 ? acknowledged : [])]),
      asked,
    });
    tally.add(`event ${after} of ${recording.events.length}`, [...found, ...problems]);
  }
  return tally.result;
}
