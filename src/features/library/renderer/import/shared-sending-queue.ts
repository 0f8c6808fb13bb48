import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { commands } from '#renderer/lib/api.ts';
import { onStayEnd } from '#renderer/lib/stay.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { createSendingQueue, type SendingQueue, isUnfinished, type Sending } from './sending-queue.ts';

type Shared = { readonly owner: string; readonly queue: SendingQueue; readonly release: () => void };
let shared: Shared | null = null;

/** What a person chose in this window. Somebody else's files are forgotten. */
function queueOf(owner: string, client: QueryClient): SendingQueue {
  if (shared?.owner === owner) return shared.queue;
  shared?.release();
  const queue = createSendingQueue({
    // Run as a mutation, so that the lists that it makes stale are asked again.
    send: (input) => client.getMutationCache().build(client, commands.library.enqueue).execute(input),
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

/** What whoever is signed in has chosen, and how far it is on its way into the import queue. */
export function useSendingQueue(): readonly [state: Sending, queue: SendingQueue] {
  const queue = queueOf(useMe().id, useQueryClient());
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot);
  useEffect(() => queue.resume(), [queue]);
  return [state, queue];
}
