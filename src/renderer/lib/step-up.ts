import { OperationError } from '#contract/errors.ts';
import { hasDetail } from './failure.ts';
import { createSignal, useSignal } from './signal.ts';

type Answer = (isProven: boolean) => void;

const waiting = createSignal<readonly Answer[]>([]);

/** Asks whoever is at the window for their password. All who ask meanwhile get the one answer. */
export const askToStepUp = (): Promise<boolean> =>
  new Promise((resolve) => waiting.set([...waiting.get(), resolve]));

/** Whether the password is asked for now. */
export const useStepUpAsked = (): boolean => useSignal(waiting).length > 0;

/** The password was given, or it was not. */
export function answerStepUp(isProven: boolean): void {
  const asked = waiting.get();
  waiting.set([]);
  for (const answer of asked) answer(isProven);
}

const needsStepUp = (error: unknown): boolean =>
  error instanceof OperationError && error.code === 'FORBIDDEN' && hasDetail(error.failure, 'stepUp');

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
