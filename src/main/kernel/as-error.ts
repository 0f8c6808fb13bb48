/** Something was thrown that is no Error. `cause` is what. */
export class NotAnError extends Error {
  override readonly name = 'NotAnError';
}

/** What was thrown, as an Error. What cannot even be asked whether it is one is none. */
export function asError(thrown: unknown): Error {
  try {
    if (thrown instanceof Error) return thrown;
    // Nobody waits for a promise that was thrown: its failure must not end the program.
    if (thrown instanceof Promise) thrown.catch(() => {});
  } catch {
    // A proxy that throws when it is looked at says enough by that.
  }
  return new NotAnError('Something was thrown that is no error.', { cause: thrown });
}
