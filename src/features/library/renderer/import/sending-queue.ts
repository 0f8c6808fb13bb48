import type { Failure } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/op.ts';
import type { library } from '#features/library/contract.ts';
import { batchOf } from '#features/library/contract/shapes.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { isComplete, type Unfit, unfitOf } from './check-draft.ts';
import { type Preview, readPreview } from './read-preview.ts';
import { titleFromFileName } from './title-from-file-name.ts';

export type SendingState =
  /** Cannot be imported whatever is typed: said when it is chosen. */
  | { readonly kind: 'unfit'; readonly reason: Unfit }
  /** Chosen, not yet asked for. `ready` also is where a cancelled one goes back to. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** A file that was chosen and is not in the import queue yet. */
export type Draft = {
  readonly id: string;
  /** By which the main process knows it where it is sent again; `null`: it was not sent yet. */
  readonly key: string | null;
  readonly file: File;
  readonly title: string;
  /** `null`: the category that was chosen for all. */
  readonly ownCategoryId: string | null;
  readonly preview: Preview | null;
  readonly state: SendingState;
};

export type Sending = {
  readonly items: readonly Draft[];
  /** How many of those that were asked for together are in the import queue by now. */
  readonly sent: number;
  readonly categoryForAll: string | null;
  /** Why it stands still although something waits. `limit` goes on by itself, `session` after signing in again. */
  readonly halt: { readonly kind: 'limit'; readonly failure: Failure } | { readonly kind: 'session' } | null;
  /** Somebody pressed Import, so what is missing is marked. */
  readonly asked: boolean;
  /** Files that were left out because there were too many, and those in folders that are of other kinds. */
  readonly leftOut: number;
  readonly otherFiles: number;
};

type Needs = {
  readonly send: (input: InputOf<typeof library.enqueue>) => Promise<OutputOf<typeof library.enqueue>>;
  readonly openBatch: (
    input: InputOf<typeof library.openBatch>,
  ) => Promise<OutputOf<typeof library.openBatch>>;
  /** Calls back once after so many milliseconds. */
  readonly wait: (ms: number, goOn: () => void) => void;
};

/** More files than this are better imported in several goes. */
export const mostFiles = batchOf.files;

const empty: Sending = {
  items: [],
  sent: 0,
  categoryForAll: null,
  halt: null,
  asked: false,
  leftOut: 0,
  otherFiles: 0,
};

export const categoryOf = (queue: Sending, item: Draft): string | null =>
  item.ownCategoryId ?? queue.categoryForAll;
export const canEdit = ({ state }: Draft): boolean => state.kind === 'ready' || state.kind === 'refused';
export const isUnfit = ({ state }: Draft): boolean => state.kind === 'unfit';
const isComing = ({ state }: Draft): boolean => state.kind === 'waiting' || state.kind === 'sending';
/** Something is being sent. */
export const isRunning = ({ items }: Sending): boolean => items.some(isComing);
/** Whether something would be lost with the window. */
export const isUnfinished = ({ items }: Sending): boolean =>
  items.some((item) => isComing(item) || canEdit(item));

/**
 * Files that were chosen, on their way into the import queue of the main process, one after the other: from there on they
 * are kept. What becomes of one file leaves the others alone. It lives beside the screens, so that looking elsewhere does
 * not stop it.
 */
export function createSendingQueue({ send, openBatch, wait }: Needs) {
  let queue = empty;
  /** Announced, and used until the main process says that it holds no more. */
  let batchId: string | null = null;
  let busy = false;
  /** For good: somebody else has a queue of their own here. */
  let isOver = false;
  let files = 0;
  const listeners = new Set<() => void>();

  const change = (next: Partial<Sending>) => {
    queue = { ...queue, ...next };
    for (const listener of listeners) listener();
  };
  const changeItem = (id: string, next: Partial<Draft>) =>
    change({ items: queue.items.map((item) => (item.id === id ? { ...item, ...next } : item)) });

  const isReady = (item: Draft) =>
    isComplete({ file: item.file, title: item.title, categoryId: categoryOf(queue, item) });

  /** Announces what waits, as much of it as one batch may hold, the given file first. */
  async function announce({ file }: Draft): Promise<string> {
    const announced = { files: 1, bytes: file.size };
    for (const { file: next, state } of queue.items) {
      if (state.kind !== 'waiting' || announced.bytes + next.size > batchOf.bytes) continue;
      announced.files += 1;
      announced.bytes += next.size;
    }
    return (await openBatch(announced)).batchId;
  }

  async function sendOne(item: Draft): Promise<void> {
    changeItem(item.id, { state: { kind: 'sending' } });
    const content = await contentOf(item.file);
    if (isOver) return;
    if (queue.halt !== null) return changeItem(item.id, { state: { kind: 'waiting' } });
    if (content === null) return changeItem(item.id, { state: { kind: 'refused', failure: unreadable } });
    try {
      batchId ??= await announce(item);
      // Sent again, it is called the same, be it in another batch.
      const key = item.key ?? `${batchId}-${item.id}`;
      changeItem(item.id, { key });
      await send({
        batchId,
        key,
        categoryId: categoryOf(queue, item) ?? '',
        title: item.title,
        fileName: item.file.name,
        content,
      });
      change({ items: queue.items.filter(({ id }) => id !== item.id), sent: queue.sent + 1 });
    } catch (error) {
      settle(item, failureOf(error));
    }
  }

  function settle({ id }: Draft, failure: Failure): void {
    if (failure.code === 'BATCH_OVER') {
      // It is used up, or the program was started anew meanwhile: what waits is announced again.
      batchId = null;
      changeItem(id, { state: { kind: 'waiting' } });
    } else if (failure.code === 'RATE_LIMITED') {
      change({ halt: { kind: 'limit', failure } });
      changeItem(id, { state: { kind: 'waiting' } });
      wait(failure.retryAfterMs ?? 60_000, () => {
        if (queue.halt?.kind === 'limit') goOn();
      });
    } else if (isOfSession(failure)) {
      change({ halt: { kind: 'session' } });
      changeItem(id, { state: { kind: 'waiting' } });
    } else {
      changeItem(id, { state: { kind: 'refused', failure } });
    }
  }

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = nextItem(); next !== undefined; next = nextItem()) await sendOne(next);
    busy = false;
  }
  const nextItem = (): Draft | undefined =>
    queue.halt === null && !isOver ? queue.items.find(({ state }) => state.kind === 'waiting') : undefined;

  function goOn(): void {
    change({ halt: null });
    void run();
  }

  return {
    snapshot: (): Sending => queue,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add({
      files: chosen,
      otherFiles,
    }: {
      readonly files: readonly File[];
      readonly otherFiles: number;
    }): void {
      const room = Math.max(0, mostFiles - queue.items.length);
      const items = chosen.slice(0, room).map((file): Draft => {
        files += 1;
        const reason = unfitOf(file);
        return {
          id: String(files),
          key: null,
          file,
          title: titleFromFileName(file.name),
          ownCategoryId: null,
          preview: null,
          state: reason === null ? { kind: 'ready' } : { kind: 'unfit', reason },
        };
      });
      change({
        items: [...queue.items, ...items],
        asked: false,
        leftOut: chosen.length - items.length,
        otherFiles,
      });
      for (const { id, file, state } of items) {
        if (state.kind === 'ready') void readPreview(file).then((preview) => changeItem(id, { preview }));
      }
    },
    setTitle: (id: string, title: string) => changeItem(id, { title }),
    setCategory: (id: string, ownCategoryId: string | null) => changeItem(id, { ownCategoryId }),
    setCategoryForAll: (categoryForAll: string) => change({ categoryForAll }),
    /** Queues every file that is complete. Answers how many chosen files are not. */
    start(): number {
      const open = queue.items.filter(({ state }) => state.kind === 'ready');
      const fit = open.filter(isReady);
      change({
        asked: true,
        sent: isRunning(queue) ? queue.sent : 0,
        items: queue.items.map((item) =>
          fit.includes(item) ? { ...item, state: { kind: 'waiting' } } : item,
        ),
      });
      void run();
      return open.length - fit.length;
    },
    /** Tries one again that was refused. */
    retry(id: string): void {
      const item = queue.items.find((one) => one.id === id);
      if (item === undefined || !isReady(item)) return change({ asked: true });
      changeItem(id, { state: { kind: 'waiting' } });
      void run();
    },
    /** Takes back what waits; the one that is under way comes to its end. */
    cancelRest(): void {
      change({
        halt: null,
        items: queue.items.map((item) =>
          item.state.kind === 'waiting' ? { ...item, state: { kind: 'ready' } } : item,
        ),
      });
    },
    remove: (id: string) => change({ items: queue.items.filter((item) => item.id !== id || isComing(item)) }),
    /** Takes what cannot be imported off the list. */
    clearUnfit: () =>
      change({ items: queue.items.filter((item) => !isUnfit(item)), leftOut: 0, otherFiles: 0 }),
    /** The person has gone: nothing of theirs goes on in the name of whoever comes. */
    halt: (): void => {
      if (isRunning(queue)) change({ halt: { kind: 'session' } });
    },
    /** The person is signed in again: what waited for that goes on. */
    resume(): void {
      if (queue.halt?.kind === 'session') goOn();
    },
    /** Somebody else sits here now. */
    forget(): void {
      isOver = true;
      change(empty);
    },
  };
}

/** Its person has gone, maybe while it was under way: sent again under its key, it is not there twice. */
const isOfSession = ({ code }: Failure): boolean => ['LOCKED', 'UNAUTHENTICATED', 'CANCELLED'].includes(code);

const unreadable: Failure = { code: 'FILE_UNREADABLE' };

/** What the file holds; `null` when it was moved, changed or closed off since it was chosen. */
const contentOf = async (file: File): Promise<Uint8Array | null> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
};

export type SendingQueue = ReturnType<typeof createSendingQueue>;
