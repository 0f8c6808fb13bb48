import { useSyncExternalStore } from 'react';

/** A value that lives outside every screen, and that screens follow. */
export type Signal<T> = {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly listen: (listener: () => void) => () => void;
};

export function createSignal<T>(first: T): Signal<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const useSignal = <T>({ get, listen }: Signal<T>): T => useSyncExternalStore(listen, get);
