import { StoreFault, storeFaultIn, type StoreFaultKind } from '../db/store-fault.ts';

/** What a thread found, or the fault of the disk or the files that kept it from it: errors lose their kind on the way. */
export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: StoreFaultKind; readonly code: string };

/** In the thread. */
export async function* answering<Part, T>(
  work: AsyncGenerator<Part, T>,
): AsyncGenerator<Part, Answered<T>, undefined> {
  try {
    return { ok: true, value: yield* work };
  } catch (error) {
    const fault = storeFaultIn(error);
    if (fault === null) throw error;
    return { ok: false, kind: fault.kind, code: fault.message };
  }
}

/** In the thread: the same for work without parts. */
export const answeringAtOnce = <T>(work: () => T): AsyncGenerator<never, Answered<T>, undefined> =>
  answering(
    // oxlint-disable-next-line require-yield -- it has no parts
    (async function* once(): AsyncGenerator<never, T> {
      return work();
    })(),
  );

/** Where the answer arrives. Throws the StoreFault that it tells of. */
export function answeredValue<T>(answer: Answered<T>): T {
  if (!answer.ok) throw new StoreFault(answer.kind, answer.code);
  return answer.value;
}
