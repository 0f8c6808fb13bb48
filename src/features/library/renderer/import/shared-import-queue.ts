import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { commands } from '#renderer/lib/api.ts';
import { onStayEnd } from '#renderer/lib/stay.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { createImportQueue, type ImportQueue, isUnfinished, type Queue } from './import-queue.ts';

type Shared = { readonly owner: string; readonly queue: ImportQueue; readonly release: () => void };
let shared: Shared | null = null;

/** The queue of a person in this window. Somebody else's files are forgotten. */
function queueOf(owner: string, client: QueryClient): ImportQueue {
  if (shared?.owner === owner) return shared.queue;
  shared?.release();
  const queue = createImportQueue({
    // Run as a mutation, so that the lists that it makes stale are asked again.
    send: (input) => client.getMutationCache().build(client, commands.library.importFromBatch).execute(input),
    openBatch: (input) => client.getMutationCache().build(client, commands.library.openBatch).execute(input),
    wait: (ms, goOn) => void setTimeout(goOn, ms),
  });
  queue.subscribe(() => {
    if (isUnfinished(queue.snapshot())) window.addEventListener('beforeunload', object);
    else window.removeEventListener('beforeunload', object);
  });
  const stopHalting = onStayEnd(queue.halt);
  const release = () => {
    stopHalting();
    queue.forget();
  };
  shared = { owner, queue, release };
  return queue;
}

/** The shell asks before the window closes over an objection. */
const object = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The import queue of whoever is signed in, and how it stands. */
export function useImportQueue(): readonly [state: Queue, queue: ImportQueue] {
  const queue = queueOf(useMe().id, useQueryClient());
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot);
  useEffect(() => queue.resume(), [queue]);
  return [state, queue];
}
