import { useSyncExternalStore } from 'react';
import { OperationError } from '#contract/errors.ts';

type Answer = (isProven: boolean) => void;

let waiting: readonly Answer[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly Answer[]): void => {
  waiting = next;
  for (const listener of listeners) listener();
};
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Asks whoever is at the window for their password. All who ask meanwhile get the one answer. */
export const askToStepUp = (): Promise<boolean> => new Promise((resolve) => set([...waiting, resolve]));

/** Whether the password is asked for now. */
export const useStepUpAsked = (): boolean => useSyncExternalStore(listen, () => waiting.length > 0);

/** The password was given, or it was not. */
export function answerStepUp(isProven: boolean): void {
  const asked = waiting;
  set([]);
  for (const answer of asked) answer(isProven);
}

const needsStepUp = (error: unknown): boolean => {
  if (!(error instanceof OperationError) || error.code !== 'FORBIDDEN') return false;
  const { details } = error.failure;
  return typeof details === 'object' && details !== null && 'stepUp' in details;
};

/**
 * The same command, which asks for the password where the main process wants to see it again, and then goes on. Whoever
 * does not give it has stopped the command: `CANCELLED`.
 */
export const withStepUp =
  <I, O>(run: (input: I) => Promise<O>, ask: () => Promise<boolean>) =>
  async (input: I): Promise<O> => {
    try {
      return await run(input);
    } catch (error) {
      if (!needsStepUp(error)) throw error;
      if (await ask()) return run(input);
      throw new OperationError({ code: 'CANCELLED' });
    }
  };
