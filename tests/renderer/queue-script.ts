import type { OutputOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import type { library } from '#features/library/contract.ts';
import { refuse, type Script } from './scripted-bridge.ts';

type Queue = OutputOf<typeof library.queue>;
export type Item = Queue['items'][number];

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A file of the import queue as the main process would list it. */
export const anItem = (number: number, more: Partial<Item> = {}): Item => ({
  id: id(7000 + number),
  fileName: `file-${number}.txt`,
  title: `File ${number}`,
  category: { id: 'smp-sales', name: 'SMP Sales' },
  bytes: 4096,
  kind: 'document',
  state: 'waiting',
  progress: null,
  twin: null,
  customerData: null,
  failure: null,
  document: null,
  pictureId: null,
  mine: true,
  addedAt: '2026-11-20T09:00:00.000Z',
  ...more,
});

const inBoth = ['choice', 'failed', 'done', 'skipped', 'paused'] as const;
const summaryOf = (items: readonly Item[], more: Partial<Queue['summary']>): Queue['summary'] => {
  const count = (state: Item['state']): number => items.filter((item) => item.state === state).length;
  const waiting = count('waiting') + count('reading') + count('indexing');
  const [choice, failed, done, skipped, paused] = inBoth.map(count) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    waiting,
    choice,
    customerData: items.filter((item) => item.customerData !== null).length,
    failed,
    done,
    skipped,
    paused,
    fromBefore: 0,
    isPaused: false,
    halt: null,
    ...more,
  };
};

/** An import queue over these files; what is added becomes what `outcome` makes of it, and is done unless said. */
export function scriptedQueue(
  items: Item[] = [],
  {
    outcome = () => ({}),
    ...summary
  }: Partial<Queue['summary']> & { outcome?: (fileName: string) => Partial<Item> } = {},
): NonNullable<Script['library']> {
  const state = { ...summary };
  const change = (itemId: string | undefined, from: readonly Item['state'][], to: Partial<Item>) => {
    let changed = 0;
    items.forEach((item, at) => {
      if ((itemId !== undefined && item.id !== itemId) || !from.includes(item.state)) return;
      items[at] = { ...item, ...to };
      changed += 1;
    });
    return { changed };
  };
  const remove = (itemId: string | undefined, states: readonly Item['state'][]) => {
    const left = items.filter(
      (item) => (itemId !== undefined && item.id !== itemId) || !states.includes(item.state),
    );
    const changed = items.length - left.length;
    items.splice(0, items.length, ...left);
    return { changed };
  };
  const moving = ['waiting', 'reading', 'indexing'] as const;
  return {
    queue: ({ page = 1, pageSize = 50 }) => ({
      ...pageOf(items.slice((page - 1) * pageSize, page * pageSize), items.length, { page, pageSize }),
      summary: summaryOf(items, state),
    }),
    openBatch: () => ({ batchId: id(900) }),
    enqueue: ({ title, fileName, categoryId }) => {
      if (categoryId === '') throw refuse('INVALID_INPUT');
      const made = anItem(items.length + 500, {
        title,
        fileName,
        state: 'done',
        document: { id: id(990), format: 'txt', encoding: 'utf-8', notices: [], passages: 1 },
        ...outcome(fileName),
      });
      items.push(made);
      return { itemId: made.id };
    },
    decideImport: ({ itemId, decision }) =>
      change(itemId, ['choice'], { state: decision === 'skip' ? 'skipped' : 'waiting', twin: null }),
    decideCustomerData: ({ itemId, decision }) => {
      let changed = 0;
      items.forEach((item, at) => {
        if ((itemId !== undefined && item.id !== itemId) || item.customerData === null) return;
        items[at] = { ...item, state: decision === 'skip' ? 'skipped' : 'waiting', customerData: null };
        changed += 1;
      });
      return { changed };
    },
    pauseImport: ({ itemId }) => {
      if (itemId !== undefined) return change(itemId, moving, { state: 'paused' });
      state.isPaused = true;
      return { changed: 0 };
    },
    resumeImport: ({ itemId }) => {
      if (itemId === undefined) state.isPaused = false;
      return change(itemId, ['paused'], { state: 'waiting' });
    },
    retryImport: ({ itemId }) => change(itemId, ['failed'], { state: 'waiting', failure: null }),
    cancelImport: ({ itemId }) => remove(itemId, [...moving, 'paused', 'choice', 'failed']),
    clearImported: () => remove(undefined, ['done', 'skipped']),
  };
}
