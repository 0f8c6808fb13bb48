import type { Failure } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/op.ts';
import { batchOf, type library } from '#features/library/contract.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { isComplete, type Unfit, unfitOf } from './check-draft.ts';
import { type Preview, readPreview } from './read-preview.ts';
import { titleFromFileName } from './title-from-file-name.ts';

export type ImportState =
  /** Cannot be imported whatever is typed: said when it is chosen. */
  | { readonly kind: 'unfit'; readonly reason: Unfit }
  /** Chosen, not yet asked for. `ready` also is where a cancelled one goes back to. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'importing' }
  | { readonly kind: 'done'; readonly document: OutputOf<typeof library.importFromBatch> }
  /** The same text is in the library already, under this title. */
  | { readonly kind: 'there'; readonly documentId: string; readonly title: string }
  | { readonly kind: 'refused'; readonly failure: Failure };

export type QueueItem = {
  readonly id: string;
  readonly file: File;
  readonly title: string;
  /** `null`: the category that was chosen for all. */
  readonly ownCategoryId: string | null;
  readonly preview: Preview | null;
  readonly state: ImportState;
};

export type Queue = {
  readonly items: readonly QueueItem[];
  readonly categoryForAll: string | null;
  /** Why it stands still although something waits. `limit` goes on by itself, `session` after signing in again. */
  readonly halt: { readonly kind: 'limit'; readonly failure: Failure } | { readonly kind: 'session' } | null;
  /** Somebody pressed Import, so what is missing is marked. */
  readonly asked: boolean;
  /** Files that were left out because the queue was full. */
  readonly leftOut: number;
  /** Names of folders that were dropped: they stand in the list and say that they cannot be added. */
  readonly folders: readonly string[];
};

type Needs = {
  readonly send: (
    input: InputOf<typeof library.importFromBatch>,
  ) => Promise<OutputOf<typeof library.importFromBatch>>;
  readonly openBatch: (
    input: InputOf<typeof library.openBatch>,
  ) => Promise<OutputOf<typeof library.openBatch>>;
  /** Calls back once after so many milliseconds. */
  readonly wait: (ms: number, goOn: () => void) => void;
};

/** More files than this are better imported in several goes. */
export const mostFiles = batchOf.files;

const empty: Queue = { items: [], categoryForAll: null, halt: null, asked: false, leftOut: 0, folders: [] };

export const categoryOf = (queue: Queue, item: QueueItem): string | null =>
  item.ownCategoryId ?? queue.categoryForAll;
export const canEdit = ({ state }: QueueItem): boolean => state.kind === 'ready' || state.kind === 'refused';
export const isUnfit = ({ state }: QueueItem): boolean => state.kind === 'unfit';
const isComing = ({ state }: QueueItem): boolean => state.kind === 'waiting' || state.kind === 'importing';
export const isRunning = ({ items }: Queue): boolean => items.some(isComing);
/** Whether something would be lost with the window. */
export const isUnfinished = ({ items }: Queue): boolean =>
  items.some((item) => isComing(item) || canEdit(item));

/**
 * Files on their way into the library, one after the other. What becomes of one file leaves the others alone. It lives
 * beside the screens, so that looking elsewhere does not stop it.
 */
export function createImportQueue({ send, openBatch, wait }: Needs) {
  let queue = empty;
  /** Announced, and used until the main process says that it holds no more. */
  let batchId: string | null = null;
  let busy = false;
  /** For good: somebody else has a queue of their own here. */
  let isOver = false;
  let files = 0;
  const listeners = new Set<() => void>();

  const change = (next: Partial<Queue>) => {
    queue = { ...queue, ...next };
    for (const listener of listeners) listener();
  };
  const changeItem = (id: string, next: Partial<QueueItem>) =>
    change({ items: queue.items.map((item) => (item.id === id ? { ...item, ...next } : item)) });

  const isReady = (item: QueueItem) =>
    isComplete({ file: item.file, title: item.title, categoryId: categoryOf(queue, item) });

  /** Announces what waits, as much of it as one batch may hold, the given file first. */
  async function announce({ file }: QueueItem): Promise<string> {
    const announced = { files: 1, bytes: file.size };
    for (const { file: next, state } of queue.items) {
      if (state.kind !== 'waiting' || announced.bytes + next.size > batchOf.bytes) continue;
      announced.files += 1;
      announced.bytes += next.size;
    }
    return (await openBatch(announced)).batchId;
  }

  async function importOne(item: QueueItem): Promise<void> {
    changeItem(item.id, { state: { kind: 'importing' } });
    const content = await contentOf(item.file);
    if (isOver) return;
    if (queue.halt !== null) return changeItem(item.id, { state: { kind: 'waiting' } });
    if (content === null) return changeItem(item.id, { state: { kind: 'refused', failure: unreadable } });
    try {
      batchId ??= await announce(item);
      const document = await send({
        batchId,
        categoryId: categoryOf(queue, item) ?? '',
        title: item.title,
        fileName: item.file.name,
        content,
      });
      changeItem(item.id, { state: { kind: 'done', document } });
    } catch (error) {
      settle(item, failureOf(error));
    }
  }

  function settle({ id }: QueueItem, failure: Failure): void {
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
    } else if (failure.code === 'ALREADY_IMPORTED') {
      const { documentId = '', title = '' } = (failure.details ?? {}) as Partial<
        Record<'documentId' | 'title', string>
      >;
      changeItem(id, { state: { kind: 'there', documentId, title } });
    } else {
      changeItem(id, { state: { kind: 'refused', failure } });
    }
  }

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = nextItem(); next !== undefined; next = nextItem()) await importOne(next);
    busy = false;
  }
  const nextItem = (): QueueItem | undefined =>
    queue.halt === null && !isOver ? queue.items.find(({ state }) => state.kind === 'waiting') : undefined;

  function goOn(): void {
    change({ halt: null });
    void run();
  }

  return {
    snapshot: (): Queue => queue,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(chosen: readonly File[]): void {
      const room = Math.max(0, mostFiles - queue.items.length);
      const items = chosen.slice(0, room).map((file): QueueItem => {
        files += 1;
        const reason = unfitOf(file);
        return {
          id: String(files),
          file,
          title: titleFromFileName(file.name),
          ownCategoryId: null,
          preview: null,
          state: reason === null ? { kind: 'ready' } : { kind: 'unfit', reason },
        };
      });
      change({ items: [...queue.items, ...items], asked: false, leftOut: chosen.length - items.length });
      for (const { id, file, state } of items) {
        if (state.kind === 'ready') void readPreview(file).then((preview) => changeItem(id, { preview }));
      }
    },
    addFolders: (names: readonly string[]) => change({ folders: [...new Set([...queue.folders, ...names])] }),
    removeFolder: (name: string) => change({ folders: queue.folders.filter((one) => one !== name) }),
    setTitle: (id: string, title: string) => changeItem(id, { title }),
    setCategory: (id: string, ownCategoryId: string | null) => changeItem(id, { ownCategoryId }),
    setCategoryForAll: (categoryForAll: string) => change({ categoryForAll }),
    /** Queues every file that is complete. Answers how many chosen files are not. */
    start(): number {
      const open = queue.items.filter(({ state }) => state.kind === 'ready');
      const fit = open.filter(isReady);
      change({
        asked: true,
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
    clearFinished: () =>
      change({
        items: queue.items.filter((item) => isComing(item) || canEdit(item)),
        leftOut: 0,
        folders: [],
      }),
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

/** Its person has gone, maybe while it was under way: whether it came through is seen when it is sent again. */
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

export type ImportQueue = ReturnType<typeof createImportQueue>;
