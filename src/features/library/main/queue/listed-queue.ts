import { z } from 'zod';
import { pageOf } from '#contract/schemas.ts';
import type { Reader } from '#main/platform/db/store.ts';
import { CustomerData } from '../../contract/customer-data.ts';
import type { QueueItem } from '../../contract/queue.ts';
import { Document } from '../../contract/shapes.ts';
import type { QueueRunner } from './run-queue.ts';
import * as store from './store.ts';

type Asked = { readonly page: number; readonly pageSize: number; readonly accountId: string };
type Listed = z.input<typeof QueueItem>;
const Notices = Document.shape.notices;
const Outcome = Document.pick({ format: true, encoding: true });

/** A page of the queue, with the file that is under way as it is just now. */
export function listedQueue(
  db: Reader,
  runner: Pick<QueueRunner, 'state' | 'startedAt'>,
  { page, pageSize, accountId }: Asked,
) {
  const { current, halt } = runner.state();
  const items = store.listItems(db, { page, pageSize }).map((row): Listed => {
    const isCurrent = row.id === current?.id && row.state === 'waiting';
    const { twinId, twinTitle, twinBy, documentId, passages } = row;
    return {
      id: row.id,
      fileName: row.fileName,
      title: row.title,
      category: { id: row.categoryId, name: row.categoryName },
      bytes: row.bytes,
      kind: row.kind,
      state: isCurrent ? current.phase : stateOf(row),
      progress: isCurrent ? current.progress : null,
      twin:
        row.state !== 'choice' ||
        row.customerData !== null ||
        twinId === null ||
        twinTitle === null ||
        twinBy === null
          ? null
          : { documentId: twinId, title: twinTitle, by: twinBy },
      customerData:
        row.state !== 'choice' || row.customerData === null
          ? null
          : CustomerData.parse(JSON.parse(row.customerData)),
      failure: row.issue === null ? null : { issue: row.issue, message: row.issueMessage },
      document:
        documentId === null || passages === null
          ? null
          : {
              id: documentId,
              ...Outcome.parse(row),
              notices: Notices.parse(JSON.parse(row.notices ?? '[]')),
              passages,
            },
      pictureId: row.pictureId,
      mine: row.accountId === accountId,
      addedAt: row.addedAt,
    };
  });
  const counts = store.countItems(db, runner.startedAt);
  const files = (state: store.ImportItem['state'], isHeld?: boolean): number =>
    counts
      .filter((count) => count.state === state && (isHeld ?? count.isHeld === 1) === (count.isHeld === 1))
      .reduce((all, count) => all + count.files, 0);
  const fromBefore = counts
    .filter(({ state }) => state === 'waiting' || state === 'choice' || state === 'failed')
    .reduce((all, { before }) => all + (before ?? 0), 0);
  const summary = {
    waiting: files('waiting', false),
    paused: files('waiting', true),
    choice: files('choice'),
    customerData: counts
      .filter(({ state }) => state === 'choice')
      .reduce((all, { customerData }) => all + (customerData ?? 0), 0),
    failed: files('failed'),
    done: files('done'),
    skipped: files('skipped'),
    fromBefore,
    isPaused: counts.some(({ isPaused }) => isPaused === 1),
    halt,
  };
  const total = counts.reduce((all, { files: some }) => all + some, 0);
  return { ...pageOf(items, total, { page, pageSize }), summary };
}

/** What people see of a file that is not under way. */
function stateOf({ state, isHeld }: Pick<store.ImportItem, 'state'> & { isHeld: number }): Listed['state'] {
  if (state === 'waiting') return isHeld === 1 ? 'paused' : 'waiting';
  if (state === 'receiving' || state === 'gone') throw new Error('A file is listed that nobody sees.');
  return state;
}
