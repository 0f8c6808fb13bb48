import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { changeStore } from '#tests/support/read-store.ts';
import { sharedStoreFolder, storeFolder } from '#tests/support/temporary-folder.ts';
import { portsOf } from './checks/invariants.ts';
import { filesOfStory, killQueueAtEachCall, recordQueue, type RecordedQueue } from './kill-import-queue.ts';
import { killPoints } from './recording/recording.ts';

const scratch = sharedStoreFolder();
let recorded: RecordedQueue;
let points = 0;
beforeAll(async () => {
  recorded = await recordQueue(scratch());
  points = [...killPoints(recorded.recording)].length;
}, 120_000);

test('a kill -9 anywhere in an import through the queue leaves each accepted file one document, once it is started again', async () => {
  // A stride that shares no factor with the rhythm of the writes; the long run takes every call.
  const tally = await killQueueAtEachCall(recorded, join(storeFolder(), 'killed'), {
    stride: Math.ceil(points / 12),
  });
  expect(tally.broken).toEqual([]);
  expect(tally.cycles).toBeGreaterThan(9);
}, 300_000);

const bytesOf = (title: string): string => Buffer.from(filesOfStory[title] ?? '').toString('hex');

test.each([
  {
    worse: 'shows a document and ends its file in two transactions',
    at: 1,
    changes: [
      "UPDATE import_items SET state = 'waiting', decision = 'keepBoth', document_id = NULL WHERE title = 'Queued 1'",
      `INSERT INTO import_pieces SELECT number, 0, x'${bytesOf('Queued 1')}' FROM import_items WHERE title = 'Queued 1'`,
    ],
    found: 'Queued 1: 2 documents',
  },
  {
    worse: 'acknowledges a file before its bytes are stored',
    at: 0.6,
    changes: ['DELETE FROM import_pieces WHERE ordinal = (SELECT max(ordinal) FROM import_pieces)'],
    found: 'Queued 2 is failed',
  },
])(
  'it turns red for a program that $worse',
  async ({ at, changes, found }) => {
    const { broken } = await killQueueAtEachCall(recorded, join(storeFolder(), 'killed'), {
      stride: Math.floor(points * at),
      between: (folder) => changeStore(portsOf(folder), (run) => changes.forEach((change) => run(change))),
    });
    expect(broken.map(({ what }) => what)).toContain(found);
  },
  120_000,
);
