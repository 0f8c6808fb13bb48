import { OperationError } from '#contract/errors.ts';
import { createSignal } from './signal.ts';

/** How many stays came to their end at this window: with a lock, or because somebody left. */
const ended = createSignal(0);

/** Whoever was at the window is not there any more. */
export const endStay = (): void => ended.set(ended.get() + 1);

/** Calls back whenever somebody goes. Returns the function that stops it. */
export const onStayEnd = (listener: () => void): (() => void) => ended.listen(listener);

/** Notes whose time this is: what it answers tells later whether the same person is still there, without a break. */
export function noteStay(): () => boolean {
  const before = ended.get();
  return () => ended.get() === before;
}

/**
 * The same work, of whose end nobody is told who was not there at its beginning: for them it is `CANCELLED`, of which
 * nothing is said. What it wrote before they went is written.
 */
export const withinStay =
  <A extends readonly unknown[], O>(run: (...given: A) => Promise<O>) =>
  async (...given: A): Promise<O> => {
    const goesOn = noteStay();
    try {
      const output = await run(...given);
      if (goesOn()) return output;
    } catch (error) {
      if (goesOn()) throw error;
    }
    throw new OperationError({ code: 'CANCELLED' });
  };
